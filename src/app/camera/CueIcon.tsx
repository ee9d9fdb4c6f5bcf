import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  BrickWall,
  CircleCheck,
  Contrast,
  Expand,
  Eye,
  Focus,
  Hand,
  Loader,
  type LucideIcon,
  Moon,
  Palette,
  RotateCcw,
  RotateCw,
  ScanFace,
  Shrink,
  Smile,
  Sun,
  Users,
} from 'lucide-preact';
import type { Cue } from '../../live/cues.ts';

/** As in a mirror: the subject's left is on the left. */
const icons: Readonly<Record<Cue, LucideIcon>> = {
  'no-face': ScanFace,
  'one-person': Users,
  closer: Expand,
  back: Shrink,
  'move-left': ArrowLeft,
  'move-right': ArrowRight,
  'face-high': ArrowDown,
  'face-low': ArrowUp,
  'too-dark': Moon,
  'too-bright': Sun,
  'uneven-light': Contrast,
  'odd-colour': Palette,
  'wall-not-white': BrickWall,
  'wall-not-plain': BrickWall,
  'tilt-left': RotateCcw,
  'tilt-right': RotateCw,
  'turn-left': ArrowLeft,
  'turn-right': ArrowRight,
  'chin-up': ArrowUp,
  'chin-down': ArrowDown,
  'open-eyes': Eye,
  'close-mouth': Smile,
  'hold-still': Hand,
  blurred: Focus,
};

/** Seen from behind the camera, the subject's left is on the right. */
const unmirrored: Partial<Record<Cue, LucideIcon>> = {
  'tilt-left': RotateCw,
  'tilt-right': RotateCcw,
  'turn-left': ArrowRight,
  'turn-right': ArrowLeft,
  // The helper moves the phone, not the face in it.
  'face-high': ArrowUp,
  'face-low': ArrowDown,
};

interface CueIconProps {
  readonly cue: Cue | undefined;
  readonly mirrored: boolean;
  /** Nothing is known yet. */
  readonly waiting: boolean;
}

export function CueIcon({ cue, mirrored, waiting }: CueIconProps) {
  const known = cue ? (!mirrored && unmirrored[cue]) || icons[cue] : CircleCheck;
  const Icon = waiting ? Loader : known;
  return <Icon size={34} strokeWidth={2.5} aria-hidden="true" />;
}
