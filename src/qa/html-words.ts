import type { Language } from '../engine/languages.ts';
import type { Direction } from './baseline.ts';

interface BaselineCounts {
  readonly worse: number;
  readonly better: number;
  readonly moved: number;
  readonly added: number;
  readonly gone: number;
}

/** What the HTML report says beyond the words that the page has too. */
export interface ReportWords {
  readonly title: string;
  readonly spec: string;
  readonly mode: string;
  readonly engine: string;
  readonly models: string;
  readonly photos: string;
  readonly file: string;
  readonly outcome: string;
  readonly notPassing: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly expectationsTitle: string;
  readonly expectations: (met: number, failed: number, unlabelled: number) => string;
  readonly baselineTitle: string;
  readonly baseline: (counts: BaselineCounts) => string;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly change: string;
  readonly before: string;
  readonly after: string;
  readonly evidenceTitle: string;
  /** The corner of a confusion matrix. */
  readonly confusionHead: string;
  readonly eer: string;
  readonly ratesNote: string;
  readonly plotsTitle: string;
  readonly value: string;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    title: 'QA report',
    spec: 'Document',
    mode: 'Mode',
    engine: 'Checks, version',
    models: 'Models, SHA-256',
    photos: 'Photos',
    file: 'File',
    outcome: 'Outcome',
    notPassing: 'Not passing',
    what: 'What',
    expected: 'Expected',
    found: 'Found',
    expectationsTitle: 'Expectations',
    expectations: (met, failed, unlabelled) =>
      `${met} met, ${failed} failed. Photos without labels: ${unlabelled}.`,
    baselineTitle: 'Since the baseline',
    baseline: ({ worse, better, moved, added, gone }) =>
      `${worse} worse, ${better} better, ${moved} moved. New photos: ${added}, gone: ${gone}.`,
    direction: { worse: 'Worse', better: 'Better', moved: 'Moved' },
    change: 'Change',
    before: 'Before',
    after: 'Now',
    evidenceTitle: 'Evidence',
    confusionHead: 'Expected ↓ found →',
    eer: 'Equal error rate',
    ratesNote: 'Rates with their 95% intervals (Wilson). Bad is what labels reject or fail.',
    plotsTitle: 'Measured values',
    value: 'Value',
  },
  'zh-CN': {
    title: '测试报告',
    spec: '证件',
    mode: '方式',
    engine: '检查程序版本',
    models: '模型 SHA-256',
    photos: '照片',
    file: '文件',
    outcome: '结论',
    notPassing: '未通过项',
    what: '项目',
    expected: '预期',
    found: '实际',
    expectationsTitle: '预期结果',
    expectations: (met, failed, unlabelled) =>
      `符合 ${met} 项，不符 ${failed} 项。没有标注的照片：${unlabelled} 张。`,
    baselineTitle: '与基线相比',
    baseline: ({ worse, better, moved, added, gone }) =>
      `变差 ${worse} 项，变好 ${better} 项，数值变动 ${moved} 项。新增照片 ${added} 张，缺少 ${gone} 张。`,
    direction: { worse: '变差', better: '变好', moved: '变动' },
    change: '变化',
    before: '之前',
    after: '现在',
    evidenceTitle: '证据',
    confusionHead: '预期 ↓ 实际 →',
    eer: '等错误率',
    ratesNote: '比率附 95% 置信区间（Wilson）。标注为拒绝或不通过的算坏照片。',
    plotsTitle: '测量值',
    value: '数值',
  },
};
