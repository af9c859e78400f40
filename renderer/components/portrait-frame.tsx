import { ImageOff, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import './portrait-frame.css';

export type PortraitState =
  | { readonly kind: 'coming'; readonly text: string }
  | { readonly kind: 'none'; readonly text: string; readonly advice?: string }
  | { readonly kind: 'shown'; readonly source: string; readonly alt: string; readonly unshown: string };

/** The photo from the chip, large enough to compare with the face at the counter. Never an empty frame: it says why. */
export function PortraitFrame({
  portrait,
  caption,
}: {
  readonly portrait: PortraitState;
  readonly caption?: string;
}) {
  return (
    <figure className="portrait-frame">
      <div className={`portrait-frame__image portrait-frame__image--${portrait.kind}`}>
        {portrait.kind === 'shown' ? (
          <Photo {...portrait} />
        ) : (
          <div className="portrait-frame__stand-in">
            <UserRound aria-hidden="true" size={72} strokeWidth={1.2} />
            <p>{portrait.text}</p>
            {portrait.kind === 'none' && portrait.advice && <p>{portrait.advice}</p>}
          </div>
        )}
      </div>
      {caption !== undefined && <figcaption className="portrait-frame__caption">{caption}</figcaption>}
    </figure>
  );
}

function Photo({ source, alt, unshown }: { source: string; alt: string; unshown: string }) {
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo gets another try
  useEffect(() => setFailed(false), [source]);
  // A picture that is damaged, or of a kind that neither browser nor decoder knows.
  if (failed) {
    return (
      <div className="portrait-frame__stand-in">
        <ImageOff aria-hidden="true" size={56} strokeWidth={1.2} />
        <p>{unshown}</p>
      </div>
    );
  }
  return <img src={source} alt={alt} onError={() => setFailed(true)} />;
}
