/** The goods of a contract: where each is, what identifies it, and its photos. */
import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { readBase64 } from '../settings/read-base64.ts';
import './contract-items.css';
import { type PawnContract, usePawnChanged } from './use-pawn.ts';

type Item = PawnContract['items'][number];

const PLACE_TONES: Readonly<Record<Item['place'], Tone>> = {
  kept: 'info',
  'taken-back': 'good',
  seized: 'bad',
  sold: 'idle',
};

export function ContractItems({ contract }: { readonly contract: PawnContract }) {
  const say = useTexts('pawn');
  const changed = usePawnChanged();
  const photo = useCall('pawn.addPhoto');
  const add = async (item: Item, file: File | undefined) => {
    if (file === undefined) return;
    const mime = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
    const added = await photo.call({
      id: contract.id,
      itemId: item.id,
      mime,
      base64: await readBase64(file),
    });
    if (added.ok) changed(added.value);
  };
  return (
    <Panel title={say('contract.goods')}>
      {photo.failure && <FailureBanner failure={photo.failure} />}
      <ul className="contract-items">
        {contract.items.map((item) => (
          <li key={item.id} className="contract-items__item">
            <ItemWords item={item} />
            <div className="contract-items__photos">
              {contract.photos
                .filter(({ itemId }) => itemId === item.id)
                .map(({ id, takenAt }) => (
                  <Photo
                    key={id}
                    id={id}
                    label={say('contract.photoOf', { time: formatDateTime(takenAt) })}
                  />
                ))}
              <FileTrigger
                acceptedFileTypes={['image/jpeg', 'image/png']}
                defaultCamera="environment"
                onSelect={(files) => void add(item, files?.[0])}
              >
                <Button icon={<Camera aria-hidden="true" />} isDisabled={photo.pending}>
                  {say('contract.addPhoto')}
                </Button>
              </FileTrigger>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ItemWords({ item }: { readonly item: Item }) {
  const say = useTexts('pawn');
  const both = useBilingual();
  return (
    <div className="contract-items__words">
      <p className="contract-items__name">
        {both(item.category)}: {item.description}
      </p>
      {item.identifiers.map(({ field, value }) => (
        <p key={field}>
          {say(`identifier.${field}`)}: <span className="number">{value}</span>
        </p>
      ))}
      {item.papers.length > 0 && (
        <p>{say('contract.papersKept', { papers: item.papers.map(both).join('; ') })}</p>
      )}
      <p>{say('contract.storage', { place: item.storage })}</p>
      <StatusBadge tone={PLACE_TONES[item.place]}>{say(`place.${item.place}`)}</StatusBadge>
    </div>
  );
}

/** Fetched when it is shown; nothing of it is kept by the browser. */
function Photo({ id, label }: { readonly id: string; readonly label: string }) {
  const say = useTexts('pawn');
  const { client } = useDeskContext();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let over = false;
    void client.call('pawn.photo', { id }).then((reply) => {
      if (!over && reply.ok) setSource(`data:${reply.value.mime};base64,${reply.value.base64}`);
    });
    return () => {
      over = true;
    };
  }, [client, id]);
  return source === undefined ? (
    <span className="contract-items__photo">{say('contract.photoPending')}</span>
  ) : (
    <img className="contract-items__photo" src={source} alt={label} />
  );
}
