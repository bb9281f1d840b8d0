/** A reading and what an engine would say of it, sound by sound. The traces are Open JTalk's own, cut to what is read. */
import { describe, expect, it } from 'vitest'
import { phonemesOfKana } from '#election/voice/kana-phonemes.ts'
import { soundsRight } from '../check-clip.ts'
import { phonemesOfIpa, phonemesOfTrace } from './engine-phonemes.ts'

const trace = (...labels: string[]) => ['[Output label]', ...labels.map((label) => `0 1 ${label}/A:0`)].join('\n')

/** `髙橋祐子`: the family name is gone, and the program ends well. */
const NAME_VANISHED = trace('xx^xx-sil+y=u', 'xx^sil-y+u=u', 'sil^y-u+u=k', 'y^u-u+k=o', 'u^u-k+o=sil', 'u^k-o+sil=xx')
/** `はば はは`: taken for particles. */
const PARTICLES = trace(
  'xx^sil-w+a=b',
  'sil^w-a+b=a',
  'w^a-b+a=pau',
  'a^b-a+pau=w',
  'b^a-pau+w=a',
  'a^pau-w+a=w',
  'x^w-a+w=a',
  'x^a-w+a=x',
  'x^w-a+sil=xx',
)
/** `ハバ ハハ` */
const KATAKANA = trace(
  'xx^sil-h+a=b',
  'sil^h-a+b=a',
  'h^a-b+a=pau',
  'a^b-a+pau=h',
  'b^a-pau+h=a',
  'a^pau-h+a=h',
  'x^h-a+h=a',
  'x^a-h+a=x',
  'x^h-a+sil=xx',
)

describe('sounds of a reading', () => {
  it.each([
    ['コーホシャ', 'k o o h o sh a'],
    ['コウホシャ', 'k o o h o sh a'],
    ['センキョ', 's e N ky o'],
    ['セイ', 's e e'],
    ['キャク ヒャク ジャ チュ', 'ky a k u hy a k u j a ch u'],
    ['ファン ティー ウィ シェ ヴァ', 'f a N t i i w i sh e b a'],
    ['ヘッドホン', 'h e cl d o h o N'],
    ['ヂ ヅ ヲ ヱ', 'j i z u o e'],
    ['クァ デュ イェ', 'kw a dy u y e'],
  ])('%s', (kana, sounds) => expect(phonemesOfKana(kana)).toBe(sounds))

  it.each(['髙橋', 'たかはし', 'ー', 'TAKAHASHI', '3番'])('%s is no reading', (text) => {
    expect(phonemesOfKana(text)).toBeNull()
  })
})

describe('Open JTalk', () => {
  it('a name that vanished is caught', () => {
    expect(phonemesOfTrace(NAME_VANISHED)).toBe('y u u k o')
    expect(soundsRight('タカハシ ユウコ', phonemesOfTrace(NAME_VANISHED))).toMatchObject({
      type: 'sounds-different',
      heard: 'y u u k o',
    })
  })

  it('a name spoken as a particle is caught; in katakana it is right', () => {
    expect(soundsRight('ハバ ハハ', phonemesOfTrace(PARTICLES))).toMatchObject({ heard: 'w a b a w a w a' })
    expect(soundsRight('ハバ ハハ', phonemesOfTrace(KATAKANA))).toBeNull()
  })

  it('whispered vowels count as vowels', () => {
    expect(phonemesOfTrace(trace('x^x-s+U=k', 'x^s-U+k=i', 'x^U-k+i=x', 'x^k-i+x=x'))).toBe('s u k i')
  })
})

describe('espeak-ng', () => {
  it.each([
    ['コーホシャ', 'ko̞o̞hˈo̞ɕä'],
    ['タカハシ クニオ', 'tˌäkähˈäɕi kɯᵝnˈio̞'],
    ['ジューロクバン', 'dʑˌɯᵝɯᵝɽo̞kˈɯᵝbäɴ'],
    ['シュッパツ キャク チャ ヒャク', 'ɕɯᵝhpˈätsɯᵝ kʲˈäkɯᵝ tɕˈä çˈäkɯᵝ'],
    ['カンパイ ハンイ', 'kˌäũpˈäi häˈũi'],
    ['イッチ ビッグ', 'ˈittɕi bˈiɡɡɯᵝ'],
    ['ヘッドホンガ', 'hˌe̞ddo̞hˌo̞ŋɡä'],
  ])('%s', (kana, ipa) => expect(phonemesOfIpa(ipa)).toBe(phonemesOfKana(kana)))

  it('リョ, which it says as リャオ, is caught', () => {
    expect(soundsRight('リョー', phonemesOfIpa('ɽʲäo̞'))).toMatchObject({ type: 'sounds-different' })
  })
})
