/** Grounds and questions of a trial as Tsukuba planned one (S-03, S-09): a sample, which a town writes anew in its own settings. */
import type { OnlineSettings } from '#election/online/settings.ts'

const both = (ja: string, en: string) => ({ ja, en })

export const TSUKUBA: Pick<OnlineSettings, 'applicants' | 'questionnaire'> = {
  applicants: {
    places: 500,
    categories: [
      {
        ...{ id: 'severe-disability', answer: 'electronic' as const },
        name: both('重度の障害', 'Severe disability'),
        proof: both('身体障害者手帳など', 'A disability certificate'),
      },
      {
        ...{ id: 'care', answer: 'electronic' as const },
        name: both('要介護5', 'Care level 5'),
        proof: both('介護保険の被保険者証', 'The card of the care insurance'),
      },
      {
        ...{ id: 'in-hospital', answer: 'electronic' as const },
        name: both('入院・入所', 'In a hospital or a home'),
        proof: both('病院または施設の証明', 'A note of the hospital or the home'),
      },
      {
        ...{ id: 'pregnancy', answer: 'electronic' as const },
        name: both('妊娠・子育て', 'Pregnancy, small children'),
        proof: both('母子健康手帳', 'The mother and child handbook'),
      },
      {
        ...{ id: 'away', answer: 'paper' as const },
        name: both('町外に滞在', 'Staying elsewhere'),
        proof: both('滞在先の申立て', 'A word about where and until when'),
      },
    ],
  },
  questionnaire: [
    {
      text: both('どこで投票しましたか', 'Where did you vote?'),
      answers: [both('自宅', 'At home'), both('病院・施設', 'In a hospital or a home'), both('そのほか', 'Elsewhere')],
    },
    {
      text: both('自分の意思で投票できましたか', 'Did you vote of your own will?'),
      answers: [both('はい', 'Yes'), both('いいえ', 'No'), both('どちらともいえない', 'Not sure')],
    },
    {
      text: both('投票し直した人は、なぜですか', 'If you voted again, why?'),
      answers: [
        both('押し間違えた', 'I pressed the wrong one'),
        both('考えが変わった', 'I changed my mind'),
        both('試してみた', 'To try it'),
        both('人に言われて投票したため', 'Somebody had told me how to vote'),
      ],
    },
  ],
}
