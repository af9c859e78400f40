/**
 * The guest by the camera, beside the portrait of the chip. Enter files at any time: nothing here is waited for, and no button
 * takes the focus from the form when it is pressed with the mouse.
 */
import { Camera, CameraOff, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { PortraitFrame } from '../../components/portrait-frame.tsx';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import { readBase64 } from '../settings/read-base64.ts';
import './camera-beside.css';
import { useCamera } from './use-camera.ts';

/** Does what is next: the guest agrees, the picture is taken, it is taken again. */
export const CAMERA_KEY = 'Alt+C';

export interface CameraBesideProps {
  readonly checkInId: string;
  readonly view: MethodOutput<'camera.view'>;
  readonly onChange: () => void;
}

export function CameraBeside({ checkInId, view, onChange }: CameraBesideProps) {
  const say = useTexts('camera');
  const language = useLanguage();
  const consent = useCall('camera.consent');
  const keep = useCall('camera.keep');
  const discard = useCall('camera.discard');
  const { answer, picture } = view;
  const camera = useCamera(answer === 'given' && picture === undefined);
  const failure = consent.failure ?? keep.failure ?? discard.failure;
  const trouble = camera.state === 'refused' || camera.state === 'none' || camera.state === 'busy';

  const told = async (said: 'given' | 'refused') => {
    if ((await consent.call({ checkInId, answer: said, language })).ok) onChange();
  };
  const take = async () => {
    const blob = await camera.take();
    if (blob === undefined) return;
    const reply = await keep.call({ checkInId, base64: await readBase64(new File([blob], 'picture.jpg')) });
    if (reply.ok) onChange();
  };
  const drop = async () => {
    if ((await discard.call({ checkInId })).ok) onChange();
  };
  const next = () => {
    if (answer === undefined) return told('given');
    if (picture !== undefined) return drop();
    return camera.state === 'live' ? take() : undefined;
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyC' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      void next();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  return (
    <section className="camera-beside" aria-label={say('title')}>
      {failure !== undefined && <FailureBanner failure={failure} title={say('notSaved')} />}
      {answer === undefined && (
        <div className="camera-beside__ask">
          <strong>{say('ask')}</strong>
          <p>{say('askText', { days: view.days })}</p>
          <Button
            preventFocusOnPress
            icon={<Camera aria-hidden="true" />}
            keyHint={CAMERA_KEY}
            isDisabled={consent.pending}
            onPress={() => void told('given')}
          >
            {say('agrees')}
          </Button>
          <Button preventFocusOnPress isDisabled={consent.pending} onPress={() => void told('refused')}>
            {say('refuses')}
          </Button>
        </div>
      )}
      {answer === 'refused' && (
        <div className="camera-beside__ask" role="status">
          <CameraOff aria-hidden="true" />
          <p>{say('refused')}</p>
          <Button
            preventFocusOnPress
            variant="quiet"
            isDisabled={consent.pending}
            onPress={() => void told('given')}
          >
            {say('askAgain')}
          </Button>
        </div>
      )}
      {answer === 'given' && picture === undefined && (
        <>
          <div className="camera-beside__live" hidden={trouble}>
            {/* Of the guest at the counter, without sound. */}
            <video ref={camera.video} muted playsInline aria-label={say('live')} />
            {camera.state === 'starting' && <p role="status">{say('starting')}</p>}
          </div>
          {trouble ? (
            <div className="camera-beside__ask" role="status">
              <CameraOff aria-hidden="true" />
              <p>{say(`trouble.${camera.state as 'refused' | 'none' | 'busy'}`)}</p>
              <Button preventFocusOnPress icon={<RotateCcw aria-hidden="true" />} onPress={camera.again}>
                {say('again')}
              </Button>
            </div>
          ) : (
            <Button
              preventFocusOnPress
              icon={<Camera aria-hidden="true" />}
              keyHint={CAMERA_KEY}
              isDisabled={camera.state !== 'live' || keep.pending}
              onPress={() => void take()}
            >
              {say('take')}
            </Button>
          )}
        </>
      )}
      {picture !== undefined && (
        <>
          <PortraitFrame
            portrait={{
              kind: 'shown',
              source: `data:image/jpeg;base64,${picture.base64}`,
              alt: say('taken'),
              unshown: say('taken'),
            }}
            caption={say('keptWithFiling')}
          />
          <div className="camera-beside__ways">
            <Button
              preventFocusOnPress
              icon={<RotateCcw aria-hidden="true" />}
              keyHint={CAMERA_KEY}
              onPress={() => void drop()}
            >
              {say('retake')}
            </Button>
            <Button
              preventFocusOnPress
              variant="quiet"
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => void told('refused')}
            >
              {say('takenBack')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
