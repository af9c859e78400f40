import './card-illustration.css';

/** Which side of which card; our own drawing, with an invented number. */
export type CardSide = '2021-front' | '2024-front' | '2024-back';

/** A card with the places the clerk looks for: the last six digits ringed, the QR code framed. */
export function CardIllustration({
  side,
  title,
  numberMark,
  qrMark,
}: {
  readonly side: CardSide;
  /** What the picture shows, for those who hear the page. */
  readonly title: string;
  readonly numberMark: string;
  readonly qrMark: string;
}) {
  return (
    <svg className="card-illustration" viewBox="0 0 172 116" role="img" aria-label={title}>
      <rect className="card-illustration__face" x="1" y="9" width="170" height="106" rx="8" />
      {side === '2024-back' ? (
        <Back qrMark={qrMark} />
      ) : (
        <Front side={side} mark={numberMark} qrMark={qrMark} />
      )}
    </svg>
  );
}

function Front({ side, mark, qrMark }: { side: CardSide; mark: string; qrMark: string }) {
  const withQr = side === '2021-front';
  return (
    <>
      <circle className="card-illustration__emblem" cx="20" cy="25" r="9" />
      <path
        className="card-illustration__star"
        d="M20 18.6l1.6 4.6h4.9l-4 2.9 1.5 4.7-4-2.9-4 2.9 1.5-4.7-4-2.9h4.9z"
      />
      <Lines
        lines={
          withQr
            ? [
                [36, 18, 76],
                [44, 25, 60],
                [40, 33, 68],
              ]
            : [
                [40, 18, 104],
                [52, 25, 80],
                [46, 33, 92],
              ]
        }
      />
      {withQr && <Qr x={138} y={14} mark={qrMark} />}
      <rect className="card-illustration__photo" x="9" y="42" width="36" height="48" rx="3" />
      <circle className="card-illustration__person" cx="27" cy="59" r="8" />
      <path className="card-illustration__person" d="M13 89c0-11 6-18 14-18s14 7 14 18z" />
      <Lines
        lines={[
          [9, 96, 36],
          [9, 103, 28],
        ]}
      />
      <Lines lines={[[54, 50, 18]]} />
      <rect className="card-illustration__ring" x="102" y="57" width="56" height="18" rx="9" />
      <text className="card-illustration__number" x="54" y="70.4">
        000090
      </text>
      <text className="card-illustration__number card-illustration__number--six" x="107.5" y="70.4">
        000001
      </text>
      <text className="card-illustration__mark" x="130" y="85" textAnchor="middle">
        {mark}
      </text>
      <Lines
        lines={[
          [54, 85, 40],
          [54, 95, 96],
          [54, 103, 78],
        ]}
      />
    </>
  );
}

function Back({ qrMark }: { qrMark: string }) {
  return (
    <>
      <rect className="card-illustration__chip" x="14" y="24" width="30" height="24" rx="4" />
      <path className="card-illustration__contacts" d="M14 32h10v8H14M44 32H34v8h10M24 24v24M34 24v24" />
      <Lines
        lines={[
          [56, 24, 58],
          [56, 32, 46],
          [56, 40, 52],
          [56, 48, 36],
        ]}
      />
      <Qr x={128} y={22} mark={qrMark} />
      <text className="card-illustration__mrz" x="10" y="84" textLength="152">
        {'IDVNM0900000018000090000001<<8'}
      </text>
      <text className="card-illustration__mrz" x="10" y="94" textLength="152">
        {'9001158M3001156VNM<<<<<<<<<<<8'}
      </text>
      <text className="card-illustration__mrz" x="10" y="104" textLength="152">
        {'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<'}
      </text>
    </>
  );
}

function Lines({ lines }: { lines: readonly (readonly [x: number, y: number, width: number])[] }) {
  return lines.map(([x, y, width]) => (
    <rect
      key={`${x}-${y}`}
      className="card-illustration__line"
      x={x}
      y={y - 2}
      width={width}
      height="3.4"
      rx="1.7"
    />
  ));
}

/** A drawing of a QR code; it holds nothing. */
const QR_CELLS = '1101011,0010110,1011001,0101110,1110010,0011101,1001011';

function Qr({ x, y, mark }: { x: number; y: number; mark: string }) {
  const cells = QR_CELLS.split(',').flatMap((row, line) =>
    [...row].flatMap((cell, column) => (cell === '1' ? [{ line, column }] : [])),
  );
  return (
    <>
      <rect className="card-illustration__ring" x={x - 3} y={y - 3} width="30" height="30" rx="5" />
      <rect className="card-illustration__qr-ground" x={x} y={y} width="24" height="24" />
      {cells.map(({ line, column }) => (
        <rect
          key={`${line}-${column}`}
          className="card-illustration__qr"
          x={x + 1.5 + column * 3}
          y={y + 1.5 + line * 3}
          width="3"
          height="3"
        />
      ))}
      <text className="card-illustration__mark" x={x + 12} y={y + 35} textAnchor="middle">
        {mark}
      </text>
    </>
  );
}
