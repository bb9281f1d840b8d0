/** Grounds and questions of a trial as Tsukuba planned one (S-03, S-09): a sample, which a town writes anew in its own settings. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { shippedFonts } from '#office/prepare/shipped-fonts.ts'

/** A town's own files would be such a folder. */
const QUESTIONS = join(import.meta.dirname, '../../fixtures/elections/residents')

/** Its two questions with words and pictures of the choices, imported as the office does it. */
export async function asked(): Promise<ElectionSources> {
  const imported = await importSources(QUESTIONS, await shippedFonts())
  assert(imported.ok, 'residents: the sample is imported')
  return imported.value.sources
}

export const TSUKUBA: Pick<OnlineSettings, 'applicants' | 'questionnaire'> = {
  applicants: {
    places: 500,
    categories: [
      {
        ...{ id: 'severe-disability', answer: 'electronic' as const },
        name: { ja: '重度の障害', en: 'Severe disability' },
        proof: { ja: '身体障害者手帳など', en: 'A disability certificate' },
      },
      {
        ...{ id: 'care', answer: 'electronic' as const },
        name: { ja: '要介護5', en: 'Care level 5' },
        proof: { ja: '介護保険の被保険者証', en: 'The card of the care insurance' },
      },
      {
        ...{ id: 'in-hospital', answer: 'electronic' as const },
        name: { ja: '入院・入所', en: 'In a hospital or a home' },
        proof: { ja: '病院または施設の証明', en: 'A note of the hospital or the home' },
      },
      {
        ...{ id: 'pregnancy', answer: 'electronic' as const },
        name: { ja: '妊娠・子育て', en: 'Pregnancy, small children' },
        proof: { ja: '母子健康手帳', en: 'The mother and child handbook' },
      },
      {
        ...{ id: 'away', answer: 'paper' as const },
        name: { ja: '町外に滞在', en: 'Staying elsewhere' },
        proof: { ja: '滞在先の申立て', en: 'A word about where and until when' },
      },
    ],
  },
  questionnaire: [
    {
      text: { ja: 'どこで投票しましたか', en: 'Where did you vote?' },
      answers: [
        { ja: '自宅', en: 'At home' },
        { ja: '病院・施設', en: 'In a hospital or a home' },
        { ja: 'そのほか', en: 'Elsewhere' },
      ],
    },
    {
      text: { ja: '自分の意思で投票できましたか', en: 'Did you vote of your own will?' },
      answers: [
        { ja: 'はい', en: 'Yes' },
        { ja: 'いいえ', en: 'No' },
        { ja: 'どちらともいえない', en: 'Not sure' },
      ],
    },
    {
      text: { ja: '投票し直した人は、なぜですか', en: 'If you voted again, why?' },
      answers: [
        { ja: '押し間違えた', en: 'I pressed the wrong one' },
        { ja: '考えが変わった', en: 'I changed my mind' },
        { ja: '試してみた', en: 'To try it' },
        { ja: '人に言われて投票したため', en: 'Somebody had told me how to vote' },
      ],
    },
  ],
}
