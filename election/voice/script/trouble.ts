/** Says what happened, what is safe and what to do next, for a voter who sees nothing of it. */
import type { Prompts } from './prompt.ts'

export const TROUBLE = {
  wait: { ja: 'お待ちください。', kana: 'オマチクダサイ', en: 'Please wait.' },
  'staff-comes': { ja: '係員が確認します。そのままお待ちください。', kana: 'カカリインガカクニンシマス、ソノママオマチクダサイ', en: 'Staff will check. Please stay where you are.' },
  'card-refused': { ja: 'このカードでは投票できません。', kana: 'コノカードデワトーヒョーデキマセン', en: 'You cannot vote with this card here.' },
  'card-to-desk': { ja: 'カードを取って、受付へお持ちください。', kana: 'カードヲトッテ、ウケツケエオモチクダサイ', en: 'Please take the card to the desk.' },
  'card-away': { ja: 'カードが読めません。カード置き場に置いてください。', kana: 'カードガヨメマセン、カードオキバニオイテクダサイ', en: 'The card cannot be read. Please lay it on the tray.' },
  'card-again': { ja: 'カードを取って、置き直してください。', kana: 'カードヲトッテ、オキナオシテクダサイ', en: 'Please lift the card and lay it down again.' },
  'choose-when-back': { ja: 'カードが戻ったら、もう一度選びます。', kana: 'カードガモドッタラ、モーイチドエラビマス', en: 'When the card is back, choose again.' },
  'card-back': { ja: 'カードが戻りました。続けます。', kana: 'カードガモドリマシタ、ツズケマス', en: 'The card is back. We go on.' },
  'nothing-recorded': { ja: 'まだ何も記録されていません。', kana: 'マダナニモキロクサレテイマセン', en: 'Nothing is recorded yet.' },
  'all-recorded': { ja: '投票は、すべて記録されています。', kana: 'トーヒョーワ、スベテキロクサレテイマス', en: 'Your vote is recorded in full.' },
  'cannot-tell': { ja: '記録されたかどうかは、係員が確かめます。', kana: 'キロクサレタカドーカワ、カカリインガタシカメマス', en: 'Staff will find out whether it was recorded.' },
  'out-of-service': { ja: 'この投票機は使えなくなりました。', kana: 'コノトーヒョーキワツカエナクナリマシタ', en: 'This machine is out of service.' },
  'headphones-back': { ja: 'ヘッドホンが戻りました。続けます。', kana: 'ヘッドホンガモドリマシタ、ツズケマス', en: 'The headphones are back. We go on.' },
  'keypad-away': { ja: 'キーボードが外れました。そのままお待ちください。', kana: 'キーボードガハズレマシタ、ソノママオマチクダサイ', en: 'The keypad has come off. Please stay where you are.' },
  'keypad-back': { ja: 'キーボードが戻りました。続けます。', kana: 'キーボードガモドリマシタ、ツズケマス', en: 'The keypad is back. We go on.' },
  'still-here': { ja: '急ぐ必要はありません。', kana: 'イソグヒツヨーワアリマセン', en: 'There is no hurry.' },
  'where-you-are': { ja: 'ここまで進んでいます。', kana: 'ココマデススンデイマス', en: 'This is where you are.' },
} satisfies Prompts
