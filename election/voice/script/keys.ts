/** The sentences about keys, with the key last. Help and "that key has no meaning here" are queues of these. */
import type { Prompts } from './prompt.ts'

export const KEYS = {
  'key-first': { ja: '最初の人は下の矢印。', kana: 'サイショノヒトワシタノヤジルシ', en: 'For the first candidate, press down.' },
  'key-next': { ja: '次の人は下の矢印。', kana: 'ツギノヒトワシタノヤジルシ', en: 'For the next candidate, press down.' },
  'key-previous': { ja: '前の人は上の矢印。', kana: 'マエノヒトワウエノヤジルシ', en: 'For the previous candidate, press up.' },
  'key-ten-on': { ja: '十人先は、右の矢印。', kana: 'ジューニンサキワ、ミギノヤジルシ', en: 'For ten further on, press right.' },
  'key-ten-back': { ja: '十人前は、左の矢印。', kana: 'ジューニンマエワ、ヒダリノヤジルシ', en: 'For ten back, press left.' },
  'key-choose': { ja: '選ぶにはマル。', kana: 'エラブニワマル', en: 'To choose, press circle.' },
  'key-record': { ja: '記録はマル。', kana: 'キロクワマル', en: 'To record it, press circle.' },
  'key-choose-again': { ja: '選び直しはバツ。', kana: 'エラビナオシワバツ', en: 'To choose again, press cross.' },
  'key-leave': { ja: '投票しないで終わるには、バツ。', kana: 'トーヒョーシナイデオワルニワ、バツ', en: 'To end without voting, press cross.' },
  'key-go-on': { ja: '先へ進むにはマル。', kana: 'サキエススムニワマル', en: 'To go on, press circle.' },
  'key-back': { ja: '戻るには、バツ。', kana: 'モドルニワ、バツ', en: 'To go back, press cross.' },
  'key-next-item': { ja: '次の項目は、下の矢印。', kana: 'ツギノコーモクワ、シタノヤジルシ', en: 'For the next item, press down.' },
  'key-previous-item': { ja: '前の項目は、上の矢印。', kana: 'マエノコーモクワ、ウエノヤジルシ', en: 'For the previous item, press up.' },
  'key-take-item': { ja: 'この項目を選ぶには、マル。', kana: 'コノコーモクヲエラブニワ、マル', en: 'To take this item, press circle.' },
  'key-repeat': { ja: 'もう一度聞くには、くり返しのキー。', kana: 'モーイチドキクニワ、クリカエシノキー', en: 'To hear it again, press repeat.' },
  'key-help': { ja: '説明はヘルプのキー。', kana: 'セツメーワヘルプノキー', en: 'To learn more, press help.' },
  // Help in two steps: what leads on here, then all there is.
  'help-more': { ja: 'すべてのキーの説明は、もう一度ヘルプのキー。', kana: 'スベテノキーノセツメーワ、モーイチドヘルプノキー', en: 'For all keys, press help again.' },
  // Nothing counts before the first contest: there an arrow says what it will do.
  'try-arrows': { ja: '矢印のキーは、ここで押して試せます。', kana: 'ヤジルシノキーワ、ココデオシテタメセマス', en: 'You can press the arrows here to try them.' },
  'key-settings': { ja: '言葉や画面の設定は、もう一度ヘルプのキー。', kana: 'コトバヤガメンノセッテーワ、モーイチドヘルプノキー', en: 'For settings, press help again.' },
  // Said in the other language than the voter's.
  'key-language': { ja: '日本語で聞くには、右の矢印。', kana: 'ニホンゴデキクニワ、ミギノヤジルシ', en: 'For English, press right.' },
  'key-whole-list': { ja: '全部の候補者に戻るには、バツ。', kana: 'ゼンブノコーホシャニモドルニワ、バツ', en: 'For all candidates, press cross.' },
  'key-slower': { ja: 'ゆっくりにするには、遅くするキー。', kana: 'ユックリニスルニワ、オソクスルキー', en: 'For slower speech, press the slower key.' },
  'key-faster': { ja: '早口にするには、速くするキー。', kana: 'ハヤクチニスルニワ、ハヤクスルキー', en: 'For faster speech, press the faster key.' },
  'key-quieter': { ja: '声を小さくするには、音量を下げるキー。', kana: 'コエヲチーサクスルニワ、オンリョーヲサゲルキー', en: 'For a lower voice, press the quieter key.' },
  'key-louder': { ja: '声を大きくするには、音量を上げるキー。', kana: 'コエヲオーキクスルニワ、オンリョーヲアゲルキー', en: 'For a louder voice, press the louder key.' },
  'key-none': { ja: 'そのキーは、ここでは使えません。', kana: 'ソノキーワ、ココデワツカエマセン', en: 'That key does nothing here.' },
  'speed-fastest': { ja: 'これより速くはなりません。', kana: 'コレヨリハヤクワナリマセン', en: 'This is the fastest.' },
  'speed-slowest': { ja: 'これより遅くはなりません。', kana: 'コレヨリオソクワナリマセン', en: 'This is the slowest.' },
  'volume-loudest': { ja: 'これより大きくはなりません。', kana: 'コレヨリオーキクワナリマセン', en: 'This is the loudest.' },
  'volume-quietest': { ja: 'これより小さくはなりません。', kana: 'コレヨリチーサクワナリマセン', en: 'This is the quietest.' },
  'ask-staff': {
    ja: '分からないときは、手を挙げて、係員を呼んでください。',
    kana: 'ワカラナイトキワ、テヲアゲテ、カカリインヲヨンデクダサイ',
    en: 'If you need help, raise your hand and staff will come.',
  },
} satisfies Prompts
