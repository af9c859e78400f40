/** A screen that breaks says so calmly and can be opened again; the frame around it keeps working. */

import { OctagonX } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useTexts } from '../../messages/use-texts.ts';

interface State {
  readonly broken: boolean;
}

export class CrashGuard extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken onReload={() => this.setState({ broken: false })} />;
  }
}

function Broken({ onReload }: { readonly onReload: () => void }) {
  const say = useTexts('frame');
  return (
    <EmptyState
      icon={<OctagonX />}
      title={say('crash.title')}
      text={say('crash.text')}
      action={
        <Button variant="primary" onPress={onReload}>
          {say('crash.reload')}
        </Button>
      }
    />
  );
}
