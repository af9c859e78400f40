/** Every component with all its states, for whoever builds the next screen; the tests take its picture. */
import { ScreenHead } from '../../components/screen-head.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './gallery.css';
import { GalleryCheckIn } from './gallery-check-in.tsx';
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryOverlays } from './gallery-overlays.tsx';
import { GalleryStatuses } from './gallery-statuses.tsx';

export function GalleryScreen() {
  const say = useTexts('frame');
  return (
    <div className="gallery">
      <ScreenHead title={say('nav.gallery')} />
      <div className="gallery__specimens">
        <GalleryControls />
        <GalleryStatuses />
        <GalleryCheckIn />
        <GalleryOverlays />
      </div>
    </div>
  );
}
