import './passport-illustration.css';

/** Invented; its check digits are right, so that whoever tries it sees the form work. */
const ZONE = ['P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'X0000001<4UTO9009051F3109041<<<<<<<<<<<<<<<6'];

/** The photo page of a passport: number, birth and expiry are numbered as the form asks for them; our own drawing. */
export function PassportIllustration({
  title,
  zoneMark,
}: {
  /** What the picture shows, for those who hear the page. */
  readonly title: string;
  readonly zoneMark: string;
}) {
  return (
    <svg className="passport-illustration" viewBox="0 0 250 172" role="img" aria-label={title}>
      <rect className="passport-illustration__page" x="1" y="1" width="248" height="170" rx="8" />
      <Lines
        lines={[
          [12, 14, 60],
          [12, 22, 40],
        ]}
      />
      <rect className="passport-illustration__photo" x="12" y="34" width="58" height="76" rx="4" />
      <circle className="passport-illustration__person" cx="41" cy="62" r="13" />
      <path className="passport-illustration__person" d="M20 109c0-18 9-28 21-28s21 10 21 28z" />
      <Place number={1} x={150} y={12} width={88} text="X0000001" />
      <Lines
        lines={[
          [84, 46, 50],
          [84, 56, 84],
          [84, 66, 64],
        ]}
      />
      <Place number={2} x={90} y={72} width={84} text="05/09/1990" />
      <Place number={3} x={90} y={95} width={84} text="04/09/2031" />
      <Lines lines={[[190, 83, 40]]} />
      <rect className="passport-illustration__ring" x="6" y="130" width="238" height="34" rx="8" />
      <text className="passport-illustration__mark" x="244" y="125" textAnchor="end">
        {zoneMark}
      </text>
      {ZONE.map((line, index) => (
        <text
          key={line}
          className="passport-illustration__zone"
          x="13"
          y={144 + index * 13}
          textLength="224"
          lengthAdjust="spacingAndGlyphs"
        >
          {line}
        </text>
      ))}
    </svg>
  );
}

function Place({
  number,
  x,
  y,
  width,
  text,
}: {
  number: number;
  x: number;
  y: number;
  width: number;
  text: string;
}) {
  return (
    <>
      <rect className="passport-illustration__ring" x={x} y={y} width={width} height="18" rx="9" />
      <text className="passport-illustration__value" x={x + 4 + width / 2} y={y + 13} textAnchor="middle">
        {text}
      </text>
      <circle className="passport-illustration__badge" cx={x - 2} cy={y + 9} r="8" />
      <text className="passport-illustration__number" x={x - 2} y={y + 12.6} textAnchor="middle">
        {number}
      </text>
    </>
  );
}

function Lines({ lines }: { lines: readonly (readonly [x: number, y: number, width: number])[] }) {
  return lines.map(([x, y, width]) => (
    <rect
      key={`${x}-${y}`}
      className="passport-illustration__line"
      x={x}
      y={y - 2}
      width={width}
      height="3.6"
      rx="1.8"
    />
  ));
}
