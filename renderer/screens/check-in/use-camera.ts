/** One camera, open only while it is wanted: its tracks stop with the state that wanted it, whatever ends that. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { MOST_PICTURE_BYTES } from '../../../electron/bridge/methods/camera.ts';
import { type CameraState, troubleOf } from './camera-state.ts';

/** Upright, as the portrait beside it. */
const WIDTH = 480;
const HEIGHT = 640;
/** The first that fits. */
const QUALITIES = [0.8, 0.6, 0.4];

async function open(): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) throw new DOMException('no media devices', 'NotFoundError');
  return devices.getUserMedia({ video: { width: { ideal: 1280 }, facingMode: 'user' }, audio: false });
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** The middle of the picture as it is shown, and no more of the room than that. */
async function snapshot(video: HTMLVideoElement): Promise<Blob | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  const width = Math.min(videoWidth, (videoHeight * WIDTH) / HEIGHT);
  const height = (width * HEIGHT) / WIDTH;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  canvas
    .getContext('2d')
    ?.drawImage(
      video,
      (videoWidth - width) / 2,
      (videoHeight - height) / 2,
      width,
      height,
      0,
      0,
      WIDTH,
      HEIGHT,
    );
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob !== null && blob.size <= MOST_PICTURE_BYTES) return blob;
  }
  return undefined;
}

export function useCamera(wanted: boolean): {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  readonly take: () => Promise<Blob | undefined>;
  readonly again: () => void;
} {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('off');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens it anew
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    let stream: MediaStream | undefined;
    setState('starting');
    const start = async () => {
      const opened = await open();
      if (gone || video.current === null) return stop(opened);
      stream = opened;
      video.current.srcObject = opened;
      await video.current.play();
      if (!gone) setState('live');
    };
    start().catch((error: unknown) => {
      if (!gone) setState(troubleOf(error));
    });
    return () => {
      gone = true;
      if (stream) stop(stream);
      setState('off');
    };
  }, [wanted, tries]);
  const take = useCallback(async () => (video.current === null ? undefined : snapshot(video.current)), []);
  return { video, state, take, again: () => setTries((before) => before + 1) };
}
