/** What happened, what is safe, what to do next, for somebody who sees nothing of it. */
import { prompt } from './prompt.ts'

export const TROUBLE = {
  wait: prompt('お待ちください。', 'オマチクダサイ', 'Please wait.'),
  'still-waiting': prompt(
    'まだ続いています。もう少しお待ちください。',
    'マダツズイテイマス、モースコシオマチクダサイ',
    'Still working. Please wait a little longer.',
  ),
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
  'card-over': prompt(
    'このカードでの投票は終わっています。',
    'コノカードデノトーヒョーワオワッテイマス',
    'Voting with this card is over.',
  ),
  'card-away': prompt(
    'カードが読めません。カード置き場に置いてください。',
    'カードガヨメマセン、カードオキバニオイテクダサイ',
    'The card cannot be read. Please lay it on the tray.',
  ),
  'card-again': prompt(
    'カードを取って、置きなおしてください。',
    'カードヲトッテ、オキナオシテクダサイ',
    'Please lift the card and lay it down again.',
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
  'vote-safe': prompt(
    '記録されたものは、失われません。',
    'キロクサレタモノワ、ウシナワレマセン',
    'What is recorded is safe.',
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
  'other-machine': prompt(
    'ほかの投票機をお使いください。',
    'ホカノトーヒョーキヲオツカイクダサイ',
    'Please use another machine.',
  ),
  'machine-number': prompt('投票機の番号は、', 'トーヒョーキノバンゴーワ', 'The number of the machine is:'),
  'fault-number': prompt('係員に伝える番号は、', 'カカリインニツタエルバンゴーワ', 'The number to tell staff is:'),
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
  'key-stuck': prompt(
    'キーが押されたままです。指を離してください。',
    'キーガオサレタママデス、ユビヲハナシテクダサイ',
    'A key stays pressed. Please lift your fingers.',
  ),
  'staff-ended': prompt(
    '係員が、この投票を終わらせました。',
    'カカリインガ、コノトーヒョーヲオワラセマシタ',
    'Staff have ended this session.',
  ),
  'still-here': prompt('急ぐ必要はありません。', 'イソグヒツヨーワアリマセン', 'There is no hurry.'),
  'where-you-are': prompt('ここまで進んでいます。', 'ココマデススンデイマス', 'This is where you are.'),
}
