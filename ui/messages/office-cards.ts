/** Words of a card on the office's reader that is not taken: the row goes on with the next one, and nothing that was typed is lost. */

const NEXT = { ja: '新しいカードを置くと、続きから作ります。', en: 'Lay a new card on it, and it goes on.' }

export const officeCardRefusals = {
  'operator-card-finished': {
    ja: { title: '読み取り台にあるのは、もうできている運用カード {card}（投票所 {station}）です。何も変わっていません。', next: `取って、「運用カード {card}」のラベルを貼ってください。${NEXT.ja}` },
    en: {
      title: 'Operator card {card} of station {station}, which is finished, lies on the reader. Nothing has changed.',
      next: `Take it off and stick the label "operator card {card}" on it. ${NEXT.en}`,
    },
  },
  'voting-card-finished': {
    ja: { title: '読み取り台にあるのは、もうできている投票カード（投票所 {station}）です。もう一度は数えていません。', next: `取って、できたカードと一緒に置いてください。${NEXT.ja}` },
    en: { title: 'A voting card of station {station}, which is finished, lies on the reader. It is not counted again.', next: `Take it off and put it to the finished ones. ${NEXT.en}` },
  },
  'not-authentic': {
    ja: { title: '読み取り台のカードは、新しいカードではありません（もう別の鍵が入っています）。何も変わっていません。', next: `取って、ほかのカードと分けておいてください。${NEXT.ja}` },
    en: { title: 'The card on the reader is not a new one: it has another key already. Nothing has changed.', next: `Take it off and put it aside. ${NEXT.en}` },
  },
  'foreign-card': {
    ja: { title: '読み取り台のカードは、ここでは使えない種類です。何も書いていません。', next: `取ってください。${NEXT.ja}` },
    en: { title: 'The card on the reader is of another kind. Nothing was written.', next: `Take it off. ${NEXT.en}` },
  },
  'card-in-use': {
    ja: { title: '読み取り台のカードは、発券されたことがあります（{counter}）。作っていません。', next: `取って、分けておいてください。${NEXT.ja}` },
    en: { title: 'The card on the reader has been issued before ({counter}). It was not made.', next: `Take it off and put it aside. ${NEXT.en}` },
  },
  garbled: {
    ja: { title: 'カードの応答が読み取れません。このカードはまだ使えません。', next: `取って、もう一度置いてください。続くときは分けておき、${NEXT.ja}` },
    en: { title: "The card's answers cannot be read. It is not ready.", next: `Take it off and lay it down again; if it goes on, put it aside. ${NEXT.en}` },
  },
  refused: {
    ja: { title: 'カードが書き込みを受け付けません。このカードは使えません。', next: `取って、分けておいてください。${NEXT.ja}` },
    en: { title: 'The card refuses to be written. It cannot be used.', next: `Take it off and put it aside. ${NEXT.en}` },
  },
} as const
