import { kiosk } from './en.kiosk.ts';
import { live } from './en.live.ts';
import { resident, shared, station } from './en.pages.ts';
import type { Messages } from './messages.ts';

export const en: Messages = {
  checks: {
    'face-count': {
      title: 'Number of people',
      fix: {
        low: 'No face found. Face the camera and take another photo.',
        high: 'Only you may be in the photo. Take it again alone.',
      },
    },
    origin: {
      title: 'What the file says of its making',
      fix: {
        generated: 'The file says that a machine made this picture. Take a photo with a camera.',
        'part-generated':
          'The file says that a machine made part of it. Take a photo with a camera.',
        'maybe-generated':
          'The file says that a machine may have made it. Take a photo with a camera.',
        edited: 'The file names a photo editor. Use the photo as the camera took it.',
      },
      advice: {
        edited: 'The file names a photo editor. A counter may ask for the unedited photo.',
      },
    },
    'source-face-width': {
      title: 'Face size in the original',
      fix: { low: 'Your face is too small. Step closer and try again.' },
      advice: { low: 'Your face is rather small. It will do; closer would be sharper.' },
    },
    'frame-size': {
      title: 'Photo size',
      fix: { other: 'The photo has the wrong size. Use the original and we will crop it.' },
    },
    'file-format': {
      title: 'File format',
      fix: { other: 'Save the photo as a JPEG and try again.' },
    },
    'colour-mode': {
      title: 'Colour',
      fix: { other: 'Use an ordinary colour photo.' },
    },
    'face-width': {
      title: 'Face width',
      fix: {
        low: 'Your face is a little small. Step closer.',
        high: 'Your face is a little large. Step back.',
      },
    },
    'head-height': {
      title: 'Head height, chin to crown',
      fix: {
        low: 'Your head is a little small. Step closer.',
        high: 'Your head is a little large. Step back.',
      },
    },
    'hair-height': {
      title: 'Head height with hair',
      fix: {
        low: 'Your head is a little small. Step closer.',
        high: 'Your head is a little large. Step back.',
      },
    },
    'eye-distance': {
      title: 'Distance between the eyes',
      fix: {
        low: 'Your face is a little small. Step closer.',
        high: 'Your face is a little large. Step back.',
      },
    },
    'eye-line': {
      title: 'Height of the eyes',
      fix: {
        low: 'Your eyes are too low. Hold the camera a little lower.',
        high: 'Your eyes are too high. Hold the camera a little higher.',
      },
    },
    'head-top-gap': {
      title: 'Space above the head',
      fix: {
        low: 'Your head is too near the top. Leave more space above it.',
        high: 'Too much space above your head. Hold the camera a little lower.',
      },
      advice: { low: 'Your hair comes near the top edge. That is fine here.' },
    },
    'crown-gap': {
      title: 'Space above the crown',
      fix: {
        low: 'Your head is too near the top. Leave more space above it.',
        high: 'Too much space above your head. Hold the camera a little lower.',
      },
    },
    'chin-gap': {
      title: 'Space below the chin',
      fix: {
        low: 'Your chin is too near the bottom. Show more of your shoulders.',
        high: 'Too much space below your chin. Hold the camera a little higher.',
      },
    },
    'face-centre': {
      title: 'Centred left to right',
      fix: {
        low: 'Your face is too far to the left of the photo. Stand in the middle.',
        high: 'Your face is too far to the right of the photo. Stand in the middle.',
      },
    },
    'pose-roll': {
      title: 'Head upright',
      fix: {
        low: 'Your head is tilted. Straighten it towards your left.',
        high: 'Your head is tilted. Straighten it towards your right.',
      },
    },
    'pose-yaw': {
      title: 'Facing left or right',
      fix: {
        low: 'Turn your head slightly to your left.',
        high: 'Turn your head slightly to your right.',
      },
    },
    'pose-pitch': {
      title: 'Chin up or down',
      fix: { low: 'Raise your chin slightly.', high: 'Lower your chin slightly.' },
    },
    'eyes-open': {
      title: 'Eyes open',
      fix: { low: 'Open both eyes naturally and look at the camera.' },
    },
    'mouth-closed': {
      title: 'Mouth closed',
      fix: { high: 'Close your mouth gently, with no teeth showing.' },
    },
    'teeth-hidden': {
      title: 'Teeth hidden',
      fix: { high: 'Close your lips so that no teeth show.' },
    },
    expression: {
      title: 'Neutral expression',
      fix: { high: 'You seem to be smiling. Relax the corners of your mouth.' },
    },
    gaze: {
      title: 'Looking at the camera',
      fix: { high: 'Look into the camera, not at the screen or aside.' },
    },
    'red-eye': {
      title: 'Red eyes',
      fix: { high: 'Your eyes look red. Turn the flash off and try again.' },
    },
    'glasses-glare': {
      title: 'Glare on glasses',
      fix: { high: 'Your glasses reflect a light. Tilt them down a little, or move away from it.' },
    },
    'head-covering': {
      title: 'Worn on the head',
      fix: {
        high: 'Take off hat, headscarf or headphones. If custom or faith forbids it, ask staff.',
      },
    },
    'face-covering': {
      title: 'Before the face',
      fix: { high: 'Part of your face is hidden. Take off the mask, or move the hand or scarf.' },
    },
    'glasses-tint': {
      title: 'Tint of the lenses',
      fix: { high: 'Your lenses are too dark. Wear clear glasses, or take them off.' },
    },
    'eyes-visible': {
      title: 'Before the eyes',
      fix: { high: 'An eye is hidden. Brush your hair aside, or straighten your glasses.' },
    },
    'eyebrows-visible': {
      title: 'Eyebrows visible',
      fix: { low: 'Your eyebrows are hidden. Brush your fringe aside.' },
    },
    'ears-visible': {
      title: 'Both ears visible',
      fix: { low: 'Your ears do not show fully. Tuck your hair behind them.' },
    },
    'face-brightness': {
      title: 'Brightness of the face',
      fix: {
        low: 'Your face is too dark. Turn towards a window or a lamp.',
        high: 'Your face is too bright. Move out of the direct light.',
      },
    },
    'under-exposure': {
      title: 'Dark areas on the face',
      fix: { high: 'Part of your face is too dark. Let the light come from the front.' },
    },
    'over-exposure': {
      title: 'Burnt-out areas on the face',
      fix: { high: 'Part of your face is burnt out. Turn the flash off.' },
    },
    'light-even': {
      title: 'Light on both cheeks',
      fix: { low: 'One side of your face is darker. Turn straight towards the light.' },
    },
    'hot-spots': {
      title: 'Shine on the skin',
      fix: { high: 'Your skin reflects a light. Dab it dry and avoid direct light.' },
    },
    'dynamic-range': {
      title: 'Contrast',
      fix: { low: 'The photo looks faded. Clean the lens; keep lights behind the camera.' },
    },
    sharpness: {
      title: 'Sharpness',
      fix: { low: 'The photo is blurred. Hold the phone still and focus on the face.' },
    },
    noise: {
      title: 'Noise',
      fix: { high: 'The photo is grainy. Take it again where there is more light.' },
    },
    compression: {
      title: 'Traces of compression',
      fix: { high: 'The photo was compressed until blocks show. Use the original.' },
    },
    'skin-colour': {
      title: 'Skin colour',
      fix: { high: 'Skin colours are off. Turn off filters and coloured lights.' },
    },
    saturation: {
      title: 'Strength of colour',
      fix: {
        low: 'The photo is black and white, or nearly. Take it in colour.',
        high: 'The colours are too strong. Turn filters off.',
      },
    },
    retouching: {
      title: 'Signs of retouching',
      fix: { low: 'Your skin may have been smoothed. Turn the beauty filter off.' },
    },
    'background-white': {
      title: 'White background',
      fix: { high: 'The background is not white enough. Use a brightly lit white wall.' },
    },
    'background-light': {
      title: 'Light background',
      fix: { low: 'The background is too dark. Use a light wall, brightly lit.' },
    },
    'background-tint': {
      title: 'Colour of the background',
      fix: { high: 'The background is too colourful. Use a white or light grey wall.' },
    },
    'background-uniform': {
      title: 'Plain background',
      fix: { high: 'Something shows in the background. Use a bare white wall.' },
    },
    'background-shadow': {
      title: 'Shadow on the background',
      fix: { high: 'There is a shadow behind you. Step away from the wall and face the light.' },
    },
    'shoulders-level': {
      title: 'Level shoulders',
      fix: {
        low: 'Your left shoulder is higher. Let both drop to one level.',
        high: 'Your right shoulder is higher. Let both drop to one level.',
      },
    },
    'clothing-contrast': {
      title: 'Colour of the clothes',
      fix: { low: 'Your clothes blend into the background. Wear something dark.' },
      advice: { low: 'Your clothes are rather light. They will do; dark ones are better.' },
    },
    'bare-shoulders': {
      title: 'Covered shoulders',
      fix: { high: 'Wear a top with a collar that covers your shoulders.' },
    },
    'file-bytes': {
      title: 'Size of the file',
      fix: {
        low: 'The file is too small. Use a photo of higher quality.',
        high: 'The file is too big. Use the original and we will compress it.',
      },
    },
    'file-dpi': {
      title: 'Stated resolution',
      fix: {
        low: 'The stated resolution is too low. Use the original photo.',
        high: 'The stated resolution is too high. Use the original photo.',
      },
    },
  },
  status: { pass: 'Passed', fail: 'Failed', unsure: 'Too close to call', unknown: 'Not measured' },
  severity: { required: 'Required', advised: 'Recommended' },
  outcome: {
    accept: 'This photo meets the rules',
    review: 'Nearly there, but not certain',
    reject: 'This photo cannot be used yet',
  },
  unknown: {
    'no-face': {
      title: 'No face found',
      fix: 'Face the camera, show your whole face and try again.',
    },
    'no-background': {
      title: 'No background in sight',
      fix: 'Step back so that the white wall shows.',
    },
    'no-shoulders': {
      title: 'No shoulders in sight',
      fix: 'Step back so that both shoulders show.',
    },
    'not-stated': {
      title: 'The file does not say',
      fix: 'The file does not say. Use the original photo.',
    },
    'model-failed': {
      title: 'Could not be measured',
      fix: 'One check did not work. Take another photo.',
    },
    error: { title: 'Something went wrong here', fix: 'Something went wrong. Take another photo.' },
    'not-measured': {
      title: 'Was not checked',
      fix: 'One check was left out. Check the photo again.',
    },
  },
  afterCause: (title) => `Cannot be judged until this is put right: ${title}.`,
  refusal: {
    empty: {
      title: 'This file is empty',
      fix: 'It may not have been copied fully. Choose it again.',
    },
    'too-many-bytes': {
      title: 'This file is too big',
      fix: 'Choose a photo straight from your phone.',
    },
    'not-an-image': { title: 'This is not a photo', fix: 'Choose a photo file, such as a JPEG.' },
    video: {
      title: 'This is a video, not a photo',
      fix: 'Choose a photo; save a Live Photo as a still photo first.',
    },
    animated: { title: 'This is an animation', fix: 'Choose a photo that does not move.' },
    'unsupported-format': {
      title: 'This kind of photo cannot be opened',
      fix: 'Choose a JPEG, HEIC, PNG or WebP photo.',
    },
    truncated: {
      title: 'This photo is incomplete',
      fix: 'The file was cut short. Download it again or choose another.',
    },
    'high-dynamic-range': {
      title: 'This is an HDR photo',
      fix: 'Turn HDR photos off in the camera’s settings and take another.',
    },
    'altered-pixels': {
      title: 'This browser alters the pixels of photos',
      fix: 'Turn its fingerprinting protection off for this site, or use another one.',
    },
    'cut-out': {
      title: 'The background of this photo was cut away',
      fix: 'This document takes no edited background. Use the original photo.',
    },
    cmyk: {
      title: 'This photo uses printing colours',
      fix: 'Save it as an ordinary RGB photo and try again.',
    },
    'too-small': { title: 'This photo is too small', fix: 'Choose the original, not a thumbnail.' },
    'too-large': {
      title: 'This photo has too many pixels',
      fix: 'Lower the camera’s resolution and take another.',
    },
    panorama: { title: 'This is a panorama', fix: 'Take an ordinary photo instead.' },
    undecodable: {
      title: 'This photo cannot be opened',
      fix: 'The file may be damaged. Choose another.',
    },
    'worker-failed': {
      title: 'The check stopped half-way',
      fix: 'Close other pages, then choose the photo again.',
    },
    'unsupported-browser': {
      title: 'This browser is too old to check photos',
      fix: 'Update your phone’s own browser, then open this page again.',
    },
  },
  notice: {
    'deep-colour': 'The photo had more colour depth than needed; it was converted.',
    screenshot: 'This looks like a screenshot; the photo as the camera took it works better.',
    messenger:
      'This looks like a photo that a messenger has shrunk; ask for it to be sent as the original file.',
    transparent:
      'The background was cut away and is shown in white. The counter may ask for the original.',
    turned: 'The photo lay on its side or upside down, and was turned upright.',
    'already-cropped': 'The photo looks cropped already; the original works better.',
  },
  stage: {
    reading: 'Opening the photo',
    'finding-face': 'Finding the face',
    composing: 'Cropping to the rules',
    measuring: 'Checking point by point',
  },
  shortfall: {
    left: 'There is too little room on the left of the photo. Stand in the middle.',
    right: 'There is too little room on the right of the photo. Stand in the middle.',
    above: 'There is too little room above your head. Take half a step back.',
    below: 'There is too little room below your shoulders. Take half a step back.',
    'too-small': 'Your face is too small. Step closer and try again.',
  },
  units: {
    locale: 'en-GB',
    pixels: (value) => `${value} px`,
    faces: (value) => (value === '1' ? '1 face' : `${value} faces`),
    dpi: (value) => `${value} dpi`,
    kilobytes: (value) => `${value} KB`,
    degrees: (value) => `${value}°`,
    colourDifference: (value) => `ΔE ${value}`,
    percent: (value) => `${value}%`,
    plain: (value) => value,
    colourMode: { rgb: 'colour', grey: 'greyscale', cmyk: 'printing colours', indexed: 'palette' },
    origin: {
      kind: {
        generated: 'Made by a machine',
        'part-generated': 'Partly made by a machine',
        'maybe-generated': 'Perhaps made by a machine',
        edited: 'Edited',
        captured: 'Taken by a camera',
        unsaid: 'Not said',
        none: 'The file says nothing',
      },
      by: {
        'gb-45438': 'label of GB 45438, not verified',
        iptc: 'IPTC source type, not verified',
        c2pa: 'C2PA manifest, not verified',
        prompt: 'a generator’s prompt in the file',
      },
      said: (kind, by) => `${kind} (${by})`,
    },
    between: (min, max) => (min.startsWith('−') ? `${min} to ${max}` : `${min}–${max}`),
    atLeast: (min) => `at least ${min}`,
    atMost: (max) => `at most ${max}`,
    oneOf: (values) => values.join(' or '),
  },
  shared,
  live,
  resident,
  station,
  kiosk,
};
