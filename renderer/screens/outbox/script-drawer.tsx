/** The line is down and the deadline near: the words for the phone, and the list to print. */
import { Printer } from 'lucide-react';
import { useByHandScript } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import './entry-statements.css';

export function ScriptDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts('by-hand');
  const common = useTexts('common');
  const { data, failure, pending } = useByHandScript();
  return (
    <Drawer isOpen onClose={onClose} title={say('script.title')}>
      <div className="portal-files">
        <p>{say('script.text')}</p>
        {failure !== undefined && <FailureBanner failure={failure} title={say('script.failed')} />}
        {pending && <p>{common('loading')}</p>}
        {data?.count === 0 && <p className="portal-file__muted">{say('script.nothing')}</p>}
        {data !== undefined && data.count > 0 && (
          <>
            <Button
              icon={<Printer aria-hidden="true" />}
              onPress={() => navigate({ screen: 'books', part: 'filing-list' })}
            >
              {say('script.list')}
            </Button>
            {/* What is read out is Vietnamese, whatever the language of the page. */}
            <p className="by-hand__script" lang="vi">
              {data.text}
            </p>
          </>
        )}
      </div>
    </Drawer>
  );
}
