/** What happened, what is safe, what to do next, for somebody who sees nothing of it. */
import { prompt } from './prompt.ts'

export const TROUBLE = {
  wait: prompt('お待ちください。', 'オマチクダサイ', 'Please wait.'),
  'staff-comes': prompt(
    '係員が確認します。そのままお待ちください。',
    'カカリインガカクニンシマス、ソノママオマチクダサイ',
    'Staff will check. Please stay where you are.',
  ),
  'card-refused': prompt(
    'このカードでは投票できません。',
    'コノカードデワトーヒョーデキマセン',
    'You cannot vote with this card here.',
  ),
  'card-to-desk': prompt(
    'カードを取って、受付へお持ちください。',
    'カードヲトッテ、ウケツケエオモチクダサイ',
    'Please take the card to the desk.',
  ),
  'card-away': prompt(
    'カードが読めません。カード置き場に置いてください。',
    'カードガヨメマセン、カードオキバニオイテクダサイ',
    'The card cannot be read. Please lay it on the tray.',
  ),
  'card-again': prompt(
    'カードを取って、置き直してください。',
    'カードヲトッテ、オキナオシテクダサイ',
    'Please lift the card and lay it down again.',
  ),
  'choose-when-back': prompt(
    'カードが戻ったら、もう一度選びます。',
    'カードガモドッタラ、モーイチドエラビマス',
    'When the card is back, choose again.',
  ),
  'card-back': prompt(
    'カードが戻りました。続けます。',
    'カードガモドリマシタ、ツズケマス',
    'The card is back. We go on.',
  ),
  'nothing-recorded': prompt(
    'まだ何も記録されていません。',
    'マダナニモキロクサレテイマセン',
    'Nothing is recorded yet.',
  ),
  'all-recorded': prompt(
    '投票は、すべて記録されています。',
    'トーヒョーワ、スベテキロクサレテイマス',
    'Your vote is recorded in full.',
  ),
  'cannot-tell': prompt(
    '記録されたかどうかは、係員が確かめます。',
    'キロクサレタカドーカワ、カカリインガタシカメマス',
    'Staff will find out whether it was recorded.',
  ),
  'out-of-service': prompt(
    'この投票機は使えなくなりました。',
    'コノトーヒョーキワツカエナクナリマシタ',
    'This machine is out of service.',
  ),
  'headphones-back': prompt(
    'ヘッドホンが戻りました。続けます。',
    'ヘッドホンガモドリマシタ、ツズケマス',
    'The headphones are back. We go on.',
  ),
  'keypad-away': prompt(
    'キーボードが外れました。そのままお待ちください。',
    'キーボードガハズレマシタ、ソノママオマチクダサイ',
    'The keypad has come off. Please stay where you are.',
  ),
  'keypad-back': prompt(
    'キーボードが戻りました。続けます。',
    'キーボードガモドリマシタ、ツズケマス',
    'The keypad is back. We go on.',
  ),
  'still-here': prompt('急ぐ必要はありません。', 'イソグヒツヨーワアリマセン', 'There is no hurry.'),
  'where-you-are': prompt('ここまで進んでいます。', 'ココマデススンデイマス', 'This is where you are.'),
}
