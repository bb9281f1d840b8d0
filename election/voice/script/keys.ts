/** What a key does, the key last. Help and "that key has no meaning here" are queues of these. */
import { prompt } from './prompt.ts'

export const KEYS = {
  'key-first': prompt('最初の人は下の矢印。', 'サイショノヒトワシタノヤジルシ', 'For the first candidate, press down.'),
  'key-next': prompt('次の人は下の矢印。', 'ツギノヒトワシタノヤジルシ', 'For the next candidate, press down.'),
  'key-previous': prompt('前の人は上の矢印。', 'マエノヒトワウエノヤジルシ', 'For the previous candidate, press up.'),
  'key-ten-on': prompt('十人先は、右の矢印。', 'ジューニンサキワ、ミギノヤジルシ', 'For ten further on, press right.'),
  'key-ten-back': prompt('十人前は、左の矢印。', 'ジューニンマエワ、ヒダリノヤジルシ', 'For ten back, press left.'),
  'key-choose': prompt('選ぶにはマル。', 'エラブニワマル', 'To choose, press circle.'),
  'key-record': prompt('記録はマル。', 'キロクワマル', 'To record it, press circle.'),
  'key-choose-again': prompt('選び直しはバツ。', 'エラビナオシワバツ', 'To choose again, press cross.'),
  'key-leave': prompt(
    '投票しないで終わるには、バツ。',
    'トーヒョーシナイデオワルニワ、バツ',
    'To end without voting, press cross.',
  ),
  'key-go-on': prompt('先へ進むにはマル。', 'サキエススムニワマル', 'To go on, press circle.'),
  'key-back': prompt('戻るには、バツ。', 'モドルニワ、バツ', 'To go back, press cross.'),
  'key-next-item': prompt(
    '次の項目は、下の矢印。',
    'ツギノコーモクワ、シタノヤジルシ',
    'For the next item, press down.',
  ),
  'key-previous-item': prompt(
    '前の項目は、上の矢印。',
    'マエノコーモクワ、ウエノヤジルシ',
    'For the previous item, press up.',
  ),
  'key-take-item': prompt(
    'この項目を選ぶには、マル。',
    'コノコーモクヲエラブニワ、マル',
    'To take this item, press circle.',
  ),
  'key-repeat': prompt(
    'もう一度聞くには、くり返しのキー。',
    'モーイチドキクニワ、クリカエシノキー',
    'To hear it again, press repeat.',
  ),
  'key-help': prompt('説明はヘルプのキー。', 'セツメーワヘルプノキー', 'To learn more, press help.'),
  // Help in two steps: what leads on here, then all there is.
  'help-more': prompt(
    'すべてのキーの説明は、もう一度ヘルプのキー。',
    'スベテノキーノセツメーワ、モーイチドヘルプノキー',
    'For all keys, press help again.',
  ),
  // Nothing counts before the first contest: there an arrow says what it will do.
  'try-arrows': prompt(
    '矢印のキーは、ここで押して試せます。',
    'ヤジルシノキーワ、ココデオシテタメセマス',
    'You can press the arrows here to try them.',
  ),
  'key-settings': prompt(
    '言葉や画面の設定は、もう一度ヘルプのキー。',
    'コトバヤガメンノセッテーワ、モーイチドヘルプノキー',
    'For settings, press help again.',
  ),
  // Said in the other language than the voter's.
  'key-language': prompt(
    '日本語で聞くには、右の矢印。',
    'ニホンゴデキクニワ、ミギノヤジルシ',
    'For English, press right.',
  ),
  'key-whole-list': prompt(
    '全部の候補者に戻るには、バツ。',
    'ゼンブノコーホシャニモドルニワ、バツ',
    'For all candidates, press cross.',
  ),
  'key-slower': prompt(
    'ゆっくりにするには、遅くするキー。',
    'ユックリニスルニワ、オソクスルキー',
    'For slower speech, press the slower key.',
  ),
  'key-faster': prompt(
    '早口にするには、速くするキー。',
    'ハヤクチニスルニワ、ハヤクスルキー',
    'For faster speech, press the faster key.',
  ),
  'key-quieter': prompt(
    '声を小さくするには、音量を下げるキー。',
    'コエヲチーサクスルニワ、オンリョーヲサゲルキー',
    'For a lower voice, press the quieter key.',
  ),
  'key-louder': prompt(
    '声を大きくするには、音量を上げるキー。',
    'コエヲオーキクスルニワ、オンリョーヲアゲルキー',
    'For a louder voice, press the louder key.',
  ),
  'key-none': prompt(
    'そのキーは、ここでは使えません。',
    'ソノキーワ、ココデワツカエマセン',
    'That key does nothing here.',
  ),
  'speed-fastest': prompt('これより速くはなりません。', 'コレヨリハヤクワナリマセン', 'This is the fastest.'),
  'speed-slowest': prompt('これより遅くはなりません。', 'コレヨリオソクワナリマセン', 'This is the slowest.'),
  'volume-loudest': prompt('これより大きくはなりません。', 'コレヨリオーキクワナリマセン', 'This is the loudest.'),
  'volume-quietest': prompt('これより小さくはなりません。', 'コレヨリチーサクワナリマセン', 'This is the quietest.'),
  'ask-staff': prompt(
    '分からないときは、手を挙げて、係員を呼んでください。',
    'ワカラナイトキワ、テヲアゲテ、カカリインヲヨンデクダサイ',
    'If you need help, raise your hand and staff will come.',
  ),
}
