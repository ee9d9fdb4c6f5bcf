import { describe, expect, it } from 'vitest';
import { checkTruths, groupsOf } from './photo-labels.ts';

const plain = {
  file: 'a.jpg',
  faces: '1',
  frontal: 'y',
  eyes: 'open',
  mouth: 'closed',
  glasses: 'none',
  headwear: 'n',
  background: 'white',
  lighting: 'even',
  sharp: 'y',
  occlusion: 'none',
  crop: 'id-like',
  apparent_east_asian: 'y',
  age: 'adult',
  skin_tone: 'medium',
  issues: '',
  note: '',
};

describe('checkTruths', () => {
  it('passes every check that a person saw nothing wrong with', () => {
    const truths = checkTruths(plain);
    expect(truths).toMatchObject({
      'face-count': 'pass',
      'eyes-open': 'pass',
      'mouth-closed': 'pass',
      'head-covering': 'pass',
      'background-white': 'pass',
      'light-even': 'pass',
      sharpness: 'pass',
    });
    expect(Object.values(truths)).not.toContain('fail');
  });

  it('fails the check that each defect is of', () => {
    const defect = (change: Partial<typeof plain>) => {
      return Object.entries(checkTruths({ ...plain, ...change }))
        .filter(([, truth]) => truth === 'fail')
        .map(([id]) => id);
    };
    expect(defect({ faces: '2+' })).toEqual(['face-count']);
    expect(defect({ eyes: 'closed' })).toEqual(['eyes-open']);
    expect(defect({ mouth: 'open' })).toEqual(['mouth-closed']);
    expect(defect({ glasses: 'tinted' })).toEqual(['glasses-tint']);
    expect(defect({ headwear: 'y' })).toEqual(['head-covering']);
    expect(defect({ background: 'busy' })).toEqual(['background-white', 'background-uniform']);
    expect(defect({ lighting: 'uneven' })).toEqual(['light-even']);
    expect(defect({ sharp: 'n' })).toEqual(['sharpness']);
    expect(defect({ occlusion: 'hand' })).toEqual(['face-covering']);
  });

  it('says nothing of eyes that the note calls ambiguous', () => {
    const truths = checkTruths({ ...plain, eyes: 'closed', note: 'slits (ambiguous)' });
    expect(truths['eyes-open']).toBeUndefined();
  });

  it('says nothing of a column that the person was not sure of', () => {
    const truths = checkTruths({ ...plain, mouth: 'open', headwear: 'y', sure: 'mouth+headwear' });
    expect(truths['mouth-closed']).toBeUndefined();
    expect(truths['head-covering']).toBeUndefined();
    expect(truths['eyes-open']).toBe('pass');
  });

  it('takes nothing for right that nobody looked for', () => {
    const { issues: _, ...labels } = plain;
    expect(checkTruths(labels)['red-eye']).toBeUndefined();
    expect(checkTruths(labels)['sharpness']).toBe('pass');
  });

  it('reads hair and ears where they are labelled', () => {
    expect(checkTruths({ ...plain, hair: 'eyes', ears: '2' })).toMatchObject({
      'eyes-visible': 'fail',
      'ears-visible': 'pass',
    });
    expect(checkTruths({ ...plain, hair: 'brows' })['eyebrows-visible']).toBe('fail');
  });

  it('leaves open whether a sliver of another face is one too many', () => {
    expect(checkTruths({ ...plain, faces: 'part' })['face-count']).toBeUndefined();
  });

  it('says nothing of a face where there is none', () => {
    expect(checkTruths({ ...plain, faces: '0' })).toEqual({ 'face-count': 'fail' });
  });
});

describe('groupsOf', () => {
  it('names what a person is told apart by', () => {
    expect(groupsOf(plain)).toEqual({
      'apparent East-Asian': 'yes',
      'skin tone': 'medium',
      age: 'adult',
      glasses: 'no',
    });
  });

  it('does not say what the person was not sure of', () => {
    expect(groupsOf({ ...plain, sure: 'age+glasses' })).toMatchObject({
      age: 'not said',
      glasses: 'not said',
    });
  });
});
