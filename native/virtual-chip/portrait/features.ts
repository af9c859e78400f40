/** What varies between two invented people, drawn once from a seed; coordinates are those of a 480×640 canvas. */
import type { Sex } from '../card-holder.ts';
import { type Colour, mix } from './canvas.ts';
import type { RandomSequence } from './random-sequence.ts';

export const CENTRE_X = 240;
export const FACE_Y = 292;
export const EYE_Y = 288;

export interface FaceDescription {
  readonly seed: number;
  readonly sex: Sex;
  /** Years at the time of the picture. */
  readonly age: number;
}

/** Everything that varies between two people; drawn once, then only read. */
export interface Features {
  readonly sex: Sex;
  readonly age: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly iris: Colour;
  readonly lips: Colour;
  readonly cloth: Colour;
  readonly collar: 'shirt' | 'round' | 'blazer';
  readonly faceWidth: number;
  readonly jawWidth: number;
  readonly faceHeight: number;
  readonly eyeGap: number;
  readonly eyeWidth: number;
  readonly eyeHeight: number;
  readonly eyeTilt: number;
  readonly browThickness: number;
  readonly browArch: number;
  readonly noseWidth: number;
  readonly noseLength: number;
  readonly mouthWidth: number;
  readonly lipFullness: number;
  readonly smile: number;
  readonly hairline: number;
  readonly parting: number;
  readonly hairVolume: number;
  readonly longHair: boolean;
  readonly fringe: boolean;
  readonly glasses: boolean;
  readonly moustache: boolean;
  readonly mole: readonly [number, number] | undefined;
}

const SKINS: readonly [Colour, ...Colour[]] = [
  [236, 200, 168],
  [228, 188, 152],
  [219, 176, 138],
  [242, 208, 180],
  [205, 160, 122],
];
const CLOTHS: readonly [Colour, ...Colour[]] = [
  [246, 246, 248],
  [214, 226, 240],
  [58, 74, 110],
  [122, 44, 58],
  [70, 104, 88],
  [232, 214, 196],
  [94, 94, 104],
  [196, 160, 190],
];
const BLACK_HAIR: Colour = [34, 27, 25];
const BROWN_HAIR: Colour = [58, 40, 31];
const GREY_HAIR: Colour = [150, 148, 147];

export function drawFeatures(description: FaceDescription, random: RandomSequence): Features {
  const { sex, age } = description;
  const isMale = sex === 'male';
  const greyness = Math.min(1, Math.max(0, (age - 42 + random.between(-6, 8)) / 26));
  const isAdult = age >= 18;
  return {
    sex,
    age,
    skin: random.pick(SKINS),
    hair: mix(mix(BLACK_HAIR, BROWN_HAIR, random.next()), GREY_HAIR, greyness),
    iris: mix([44, 27, 18], [84, 54, 32], random.next()),
    lips: isMale ? [186, 118, 104] : mix([198, 96, 98], [176, 74, 84], random.next()),
    cloth: random.pick(CLOTHS),
    collar: random.pick(
      isMale ? ['shirt', 'shirt', 'round', 'blazer'] : ['round', 'shirt', 'blazer', 'round'],
    ),
    faceWidth: random.between(101, 114) - (isMale ? 0 : 5),
    jawWidth: random.between(70, 86) - (isMale ? 0 : 11),
    faceHeight: random.between(134, 148) - (isAdult ? 0 : 8),
    eyeGap: random.between(43, 51),
    eyeWidth: random.between(24, 29) + (isMale ? 0 : 1.5),
    eyeHeight: random.between(9, 12.5) + (isMale ? 0 : 1.5) + (isAdult ? 0 : 1.5),
    eyeTilt: random.between(0.02, 0.11),
    browThickness: (isMale ? random.between(9, 13) : random.between(6, 8.5)) - (age > 60 ? 1.5 : 0),
    browArch: isMale ? random.between(4, 10) : random.between(8, 14),
    noseWidth: random.between(22, 31),
    noseLength: random.between(58, 70),
    mouthWidth: random.between(35, 46),
    lipFullness: (isMale ? random.between(8, 11) : random.between(10, 14)) - (age > 60 ? 2 : 0),
    smile: random.between(3, 9),
    hairline: random.between(186, 206) - (isMale && age > 45 ? random.between(4, 20) : 0),
    parting: random.pick([-1, 1]) * random.between(18, 62),
    hairVolume: random.between(13, 26) + (isMale ? 0 : 5),
    longHair: !isMale && random.chance(0.78),
    fringe: random.chance(isMale ? 0.3 : 0.3) && age < 45,
    glasses: random.chance(age > 45 ? 0.35 : 0.16),
    moustache: isMale && age > 30 && random.chance(0.22),
    mole: random.chance(0.25)
      ? [CENTRE_X + random.pick([-1, 1]) * random.between(34, 66), FACE_Y + random.between(22, 62)]
      : undefined,
  };
}
