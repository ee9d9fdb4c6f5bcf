import type { Messages } from './messages.ts';
import { kiosk } from './zh-CN.kiosk.ts';
import { live } from './zh-CN.live.ts';
import { resident, shared, station } from './zh-CN.pages.ts';

/** Simplified Chinese, in the words of a patient clerk. */
export const zhCN: Messages = {
  checks: {
    'face-count': {
      title: '人数',
      fix: {
        low: '没有找到脸，请正对镜头重新拍一张。',
        high: '照片里只能有您一个人，请单独重拍。',
      },
    },
    origin: {
      title: '文件自述的来源',
      fix: {
        generated: '文件注明这张图是人工智能生成的，请用相机拍一张。',
        'part-generated': '文件注明这张图有一部分是人工智能生成的，请用相机拍一张。',
        'maybe-generated': '文件注明这张图可能是人工智能生成的，请用相机拍一张。',
        edited: '文件里有修图软件的名字，请用相机直接拍的原照片。',
      },
      advice: { edited: '文件里有修图软件的名字，受理窗口可能要求提供没有修过的照片。' },
    },
    'source-face-width': {
      title: '原照片里脸的大小',
      fix: { low: '脸拍得太小了，请走近一点重拍。' },
      advice: { low: '脸拍得偏小，能用；走近一点会更清楚。' },
    },
    'frame-size': {
      title: '照片尺寸',
      fix: { other: '照片尺寸不对，请换原照片，由我们来裁剪。' },
    },
    'file-format': {
      title: '文件格式',
      fix: { other: '请把照片存成 JPEG 格式再试。' },
    },
    'colour-mode': {
      title: '颜色',
      fix: { other: '请换一张普通的彩色照片。' },
    },
    'face-width': {
      title: '脸宽',
      fix: { low: '脸小了一点，请走近一点重拍。', high: '脸大了一点，请退后一点重拍。' },
    },
    'head-height': {
      title: '头长（下巴到头顶）',
      fix: { low: '头小了一点，请走近一点重拍。', high: '头大了一点，请退后一点重拍。' },
    },
    'hair-height': {
      title: '头长（下巴到发顶）',
      fix: { low: '头小了一点，请走近一点重拍。', high: '头大了一点，请退后一点重拍。' },
    },
    'eye-distance': {
      title: '两眼间距',
      fix: { low: '脸小了一点，请走近一点重拍。', high: '脸大了一点，请退后一点重拍。' },
    },
    'eye-line': {
      title: '眼睛的高度',
      fix: {
        low: '眼睛的位置偏低，请把镜头放低一点重拍。',
        high: '眼睛的位置偏高，请把镜头抬高一点重拍。',
      },
    },
    'head-top-gap': {
      title: '头顶留白',
      fix: {
        low: '头顶离上边太近，请在上方多留些空白。',
        high: '头顶上方空得太多，请把镜头放低一点。',
      },
      advice: { low: '头发高，离上边近一点也可以。' },
    },
    'crown-gap': {
      title: '头顶到上边的距离',
      fix: {
        low: '头顶离上边太近，请在上方多留些空白。',
        high: '头顶上方空得太多，请把镜头放低一点。',
      },
    },
    'chin-gap': {
      title: '下巴到下边的距离',
      fix: {
        low: '下巴离下边太近，请多露出一些肩膀。',
        high: '下巴下面空得太多，请把镜头抬高一点。',
      },
    },
    'face-centre': {
      title: '左右居中',
      fix: {
        low: '脸偏到照片左边了，请站到画面正中。',
        high: '脸偏到照片右边了，请站到画面正中。',
      },
    },
    'pose-roll': {
      title: '头正不正',
      fix: { low: '头歪了，请稍微向左边摆正。', high: '头歪了，请稍微向右边摆正。' },
    },
    'pose-yaw': {
      title: '脸的左右方向',
      fix: { low: '请把头稍微向左转。', high: '请把头稍微向右转。' },
    },
    'pose-pitch': {
      title: '抬头低头',
      fix: { low: '请把下巴稍微抬高一点。', high: '请把下巴稍微收低一点。' },
    },
    'eyes-open': {
      title: '眼睛睁开',
      fix: { low: '请自然睁开双眼，看着镜头。' },
    },
    'mouth-closed': {
      title: '嘴巴闭合',
      fix: { high: '请轻轻合上嘴，不露牙齿。' },
    },
    'teeth-hidden': {
      title: '不露牙齿',
      fix: { high: '请合拢嘴唇，不要露出牙齿。' },
    },
    expression: {
      title: '表情自然',
      fix: { high: '笑得有点明显，请放松嘴角，表情自然。' },
    },
    gaze: {
      title: '看着镜头',
      fix: { high: '请看着镜头，不要看屏幕或旁边。' },
    },
    'red-eye': {
      title: '红眼',
      fix: { high: '眼睛里有红光，请关掉闪光灯重拍。' },
    },
    'glasses-glare': {
      title: '眼镜反光',
      fix: { high: '镜片上有反光，请把眼镜稍微压低，或避开灯光。' },
    },
    'head-covering': {
      title: '头上戴的',
      fix: { high: '请摘下帽子、头巾或耳机再拍；因民族或宗教习惯不便摘的，请找工作人员。' },
    },
    'face-covering': {
      title: '脸上的遮挡',
      fix: { high: '脸被挡住了，请摘下口罩、拿开手或围巾再拍。' },
    },
    'glasses-tint': {
      title: '镜片的颜色',
      fix: { high: '镜片颜色太深，请换透明眼镜，或摘下眼镜再拍。' },
    },
    'eyes-visible': {
      title: '眼前的遮挡',
      fix: { high: '眼睛被挡住了，请拨开头发，或扶正眼镜再拍。' },
    },
    'eyebrows-visible': {
      title: '露出眉毛',
      fix: { low: '眉毛被挡住了，请把刘海拨到两边再拍。' },
    },
    'ears-visible': {
      title: '露出双耳',
      fix: { low: '耳朵没有全露出来，请把头发别到耳后再拍。' },
    },
    'face-brightness': {
      title: '脸的亮度',
      fix: { low: '脸上太暗，请面朝窗户或灯光重拍。', high: '脸上太亮，请避开直射的强光。' },
    },
    'under-exposure': {
      title: '脸上的暗处',
      fix: { high: '脸上有一片太黑，请让光从正面照过来。' },
    },
    'over-exposure': {
      title: '脸上的亮斑',
      fix: { high: '脸上有地方白得看不清，请关掉闪光灯。' },
    },
    'light-even': {
      title: '两边脸的光线',
      fix: { low: '脸一边亮一边暗，请正对着光站。' },
    },
    'hot-spots': {
      title: '脸上的反光',
      fix: { high: '脸上反光，请擦干汗和油，避开直射的灯。' },
    },
    'dynamic-range': {
      title: '明暗层次',
      fix: { low: '照片发灰，请擦净镜头，不要逆光拍。' },
    },
    sharpness: {
      title: '清晰度',
      fix: { low: '照片有点糊，请拿稳手机，对准脸再拍。' },
    },
    noise: {
      title: '噪点',
      fix: { high: '照片噪点多，请到亮一点的地方重拍。' },
    },
    compression: {
      title: '压缩痕迹',
      fix: { high: '照片被压得太狠，有方格，请换原照片。' },
    },
    'skin-colour': {
      title: '肤色',
      fix: { high: '肤色偏了，请关掉滤镜和彩色灯再拍。' },
    },
    saturation: {
      title: '颜色浓淡',
      fix: {
        low: '照片是黑白的，或者颜色太淡，请拍彩色照片。',
        high: '颜色太浓，请关掉滤镜再拍。',
      },
    },
    retouching: {
      title: '美颜痕迹',
      fix: { low: '皮肤可能修过，请关掉美颜再拍。' },
    },
    'background-white': {
      title: '背景够不够白',
      fix: { high: '背景不够白，请站到白墙前，让墙亮一些。' },
    },
    'background-light': {
      title: '背景够不够亮',
      fix: { low: '背景太暗，请站到浅色的墙前，让墙亮一些。' },
    },
    'background-tint': {
      title: '背景的颜色',
      fix: { high: '背景颜色太重，请换白色或浅灰色的墙。' },
    },
    'background-uniform': {
      title: '背景干净',
      fix: { high: '背景上有东西，请换一面干净的白墙。' },
    },
    'background-shadow': {
      title: '背景上的影子',
      fix: { high: '墙上有影子，请离墙远一点，让光从正面照来。' },
    },
    'shoulders-level': {
      title: '双肩放平',
      fix: {
        low: '左肩高了，请把两边肩膀放平。',
        high: '右肩高了，请把两边肩膀放平。',
      },
    },
    'clothing-contrast': {
      title: '衣服颜色',
      fix: { low: '衣服和背景分不清，请换一件深色的上衣。' },
      advice: { low: '衣服颜色偏浅，能用；换深色上衣更好。' },
    },
    'bare-shoulders': {
      title: '肩膀有衣服',
      fix: { high: '请穿一件带领子、遮住肩膀的上衣。' },
    },
    'file-bytes': {
      title: '文件大小',
      fix: { low: '文件太小，请换画质更高的照片。', high: '文件太大，请换原照片，由我们来压缩。' },
    },
    'file-dpi': {
      title: '标注的分辨率',
      fix: { low: '标注的分辨率偏低，请换原照片。', high: '标注的分辨率偏高，请换原照片。' },
    },
  },
  status: { pass: '合格', fail: '不合格', unsure: '拿不准', unknown: '没测出' },
  severity: { required: '必须合格', advised: '建议合格' },
  outcome: {
    accept: '照片合格，可以用',
    review: '差一点，有的地方拿不准',
    reject: '这张照片还不能用',
  },
  unknown: {
    'no-face': { title: '没有找到脸', fix: '请正对镜头，露出整张脸，重新拍一张。' },
    'no-background': { title: '看不到背景', fix: '请退后一点，让身后露出白墙。' },
    'no-shoulders': { title: '看不到肩膀', fix: '请退后一点，让双肩露在照片里。' },
    'not-stated': { title: '文件里没有写明', fix: '文件里没有写明这一项，请换原照片。' },
    'model-failed': { title: '这一项没有测成', fix: '这一项没有测成，请重新拍一张试试。' },
    error: { title: '检查时出了错', fix: '检查时出了错，请重新拍一张试试。' },
    'not-measured': { title: '没有测这一项', fix: '有一项没有测，请重新检查一次。' },
  },
  afterCause: (title) => `先解决“${title}”，这一项才能检查。`,
  refusal: {
    empty: { title: '这个文件是空的', fix: '照片可能没有传完，请重新选一张。' },
    'too-many-bytes': { title: '这个文件太大了', fix: '请选一张手机直接拍的照片。' },
    'not-an-image': { title: '这不是照片', fix: '请选一张照片文件，例如 JPEG。' },
    video: { title: '这是一段视频，不是照片', fix: '请选照片；实况照片请先存成静态照片，再选它。' },
    animated: { title: '这是一张动图', fix: '请选一张不会动的照片。' },
    'unsupported-format': {
      title: '这种照片格式打不开',
      fix: '请选 JPEG、HEIC、PNG 或 WebP 格式的照片。',
    },
    truncated: { title: '这张照片不完整', fix: '文件没有存完整，请重新下载或另选一张。' },
    'high-dynamic-range': {
      title: '这是一张 HDR 照片',
      fix: '请在相机设置里关掉 HDR 照片，再拍一张。',
    },
    'altered-pixels': {
      title: '浏览器改动了照片的像素',
      fix: '请对本网站关掉浏览器的“防指纹追踪”，或换一个浏览器。',
    },
    'cut-out': {
      title: '这张照片的背景被抠掉了',
      fix: '这种证件不收换过背景的照片，请用没有处理过的原照片。',
    },
    cmyk: { title: '这张照片是印刷用的颜色', fix: '请把它另存为普通的 RGB 照片再试。' },
    'too-small': { title: '这张照片太小了', fix: '请选手机拍的原照片，不要用缩略图。' },
    'too-large': { title: '这张照片尺寸太大了', fix: '请把相机像素调低一些，再拍一张。' },
    panorama: { title: '这是一张全景照片', fix: '请用普通拍照模式重新拍一张。' },
    undecodable: { title: '这张照片打不开', fix: '文件可能坏了，请另选一张。' },
    'worker-failed': { title: '检查中途停了', fix: '请关掉其他网页，再选一次这张照片。' },
    'unsupported-browser': {
      title: '这个浏览器太旧，不能检查照片',
      fix: '请把系统自带的浏览器升级到最新版，再打开本页。',
    },
  },
  notice: {
    'deep-colour': '照片的颜色深度高于需要，已转换为普通颜色。',
    screenshot: '这张图像是截屏；请直接用相机拍的原照片。',
    messenger: '这张照片像是聊天软件传过的，可能压缩过；请让对方发“原图”。',
    transparent: '照片的背景被抠掉了，已按白色显示；窗口可能要求提供原照片。',
    turned: '照片是横着或倒着的，已自动转正。',
    'already-cropped': '这张照片像是裁剪过的，用原照片效果更好。',
  },
  stage: {
    reading: '正在打开照片',
    'finding-face': '正在找脸的位置',
    composing: '正在按要求裁剪',
    measuring: '正在逐项检查',
  },
  shortfall: {
    left: '照片左边留得不够，请站到画面正中重拍。',
    right: '照片右边留得不够，请站到画面正中重拍。',
    above: '头顶上方留得不够，请退后半步重拍。',
    below: '肩膀下面留得不够，请退后半步重拍。',
    'too-small': '脸拍得太小了，请走近一点重拍。',
  },
  units: {
    locale: 'zh-CN',
    pixels: (value) => `${value} 像素`,
    faces: (value) => `${value} 张脸`,
    dpi: (value) => `${value} dpi`,
    kilobytes: (value) => `${value} KB`,
    degrees: (value) => `${value}°`,
    colourDifference: (value) => `色差 ${value}`,
    percent: (value) => `${value}%`,
    plain: (value) => value,
    colourMode: { rgb: '彩色', grey: '黑白', cmyk: '印刷色', indexed: '索引色' },
    origin: {
      kind: {
        generated: '人工智能生成',
        'part-generated': '部分由人工智能生成',
        'maybe-generated': '可能由人工智能生成',
        edited: '修过',
        captured: '相机拍摄',
        unsaid: '未说明',
        none: '文件没有说明',
      },
      by: {
        'gb-45438': 'GB 45438 标识，未经验证',
        iptc: 'IPTC 来源类型，未经验证',
        c2pa: 'C2PA 声明，未经验证',
        prompt: '文件里有生成用的提示词',
      },
      said: (kind, by) => `${kind}（${by}）`,
    },
    between: (min, max) => (min.startsWith('−') ? `${min} 至 ${max}` : `${min}–${max}`),
    atLeast: (min) => `不少于 ${min}`,
    atMost: (max) => `不超过 ${max}`,
    oneOf: (values) => values.join('或'),
  },
  shared,
  live,
  resident,
  station,
  kiosk,
};
