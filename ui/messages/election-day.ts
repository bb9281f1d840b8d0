/** Words of `election-day`, which plays one day without a screen. */
import type { RefusalCatalogue } from './message.ts'

export const electionDayRefusals = {
  'several-dates': {
    ja: {
      title: '二日以上の投票所があります（投票所 {stations}）。一日だけの進行しかできません。何も書いていません。',
      next: 'stations.csv の dates を一日だけにするか空にして、もう一度行ってください。',
    },
    en: {
      title:
        'A station with more than one date ({stations}) cannot be played: this plays one day. Nothing was written.',
      next: 'Leave one date in the column dates of stations.csv, or none, and try again.',
    },
  },
} satisfies RefusalCatalogue<string>
