/** Words of a card on the office's reader that is not taken: the row goes on with the next one, and nothing that was typed is lost. */
import { refusal } from './message.ts'

const NEXT_JA = '新しいカードを置くと、続きから作ります。'
const NEXT_EN = 'Lay a new card on it, and it goes on.'

export const officeCardRefusals = {
  'operator-card-finished': refusal(
    '読み取り台にあるのは、もうできている運用カード {card}（投票所 {station}）です。何も変わっていません。',
    `取って、「運用カード {card}」のラベルを貼ってください。${NEXT_JA}`,
    'Operator card {card} of station {station}, which is finished, lies on the reader. Nothing has changed.',
    `Take it off and stick the label "operator card {card}" on it. ${NEXT_EN}`,
  ),
  'voting-card-finished': refusal(
    '読み取り台にあるのは、もうできている投票カード（投票所 {station}）です。もう一度は数えていません。',
    `取って、できたカードと一緒に置いてください。${NEXT_JA}`,
    'A voting card of station {station}, which is finished, lies on the reader. It is not counted again.',
    `Take it off and put it to the finished ones. ${NEXT_EN}`,
  ),
  'not-authentic': refusal(
    '読み取り台のカードは、新しいカードではありません（もう別の鍵が入っています）。何も変わっていません。',
    `取って、ほかのカードと分けておいてください。${NEXT_JA}`,
    'The card on the reader is not a new one: it has another key already. Nothing has changed.',
    `Take it off and put it aside. ${NEXT_EN}`,
  ),
  'foreign-card': refusal(
    '読み取り台のカードは、ここでは使えない種類です。何も書いていません。',
    `取ってください。${NEXT_JA}`,
    'The card on the reader is of another kind. Nothing was written.',
    `Take it off. ${NEXT_EN}`,
  ),
  'card-in-use': refusal(
    '読み取り台のカードは、発券されたことがあります（{counter}）。作っていません。',
    `取って、分けておいてください。${NEXT_JA}`,
    'The card on the reader has been issued before ({counter}). It was not made.',
    `Take it off and put it aside. ${NEXT_EN}`,
  ),
  garbled: refusal(
    'カードの応答が読み取れません。このカードはまだ使えません。',
    `取って、もう一度置いてください。続くときは分けておき、${NEXT_JA}`,
    "The card's answers cannot be read. It is not ready.",
    `Take it off and lay it down again; if it goes on, put it aside. ${NEXT_EN}`,
  ),
  refused: refusal(
    'カードが書き込みを受け付けません。このカードは使えません。',
    `取って、分けておいてください。${NEXT_JA}`,
    'The card refuses to be written. It cannot be used.',
    `Take it off and put it aside. ${NEXT_EN}`,
  ),
} as const
