/** People who come to the desk of the sample station: who they are, and what there is to try with each. */
import type { TextCatalogue } from './message.ts'

export const deskStreet = {
  ordinary_who: { ja: 'ふつうの方', en: 'An ordinary voter' },
  ordinary_try: { ja: '入場券をかざし、本人と確かめ、カードを置いて発券します。', en: 'Scan the ticket, confirm who it is, lay a card down: the card is issued.' },
  'no-ticket_who': { ja: '入場券を忘れた方', en: 'Left the ticket at home' },
  'no-ticket_try': { ja: '名簿番号か氏名でさがし、「ほかの手続き」から再交付します。', en: 'Search by roll number or name; make out another ticket under "Other ways".' },
  proxy_who: { ja: '字を書けない方（代理投票）', en: 'Cannot operate the machine (proxy vote)' },
  proxy_try: {
    ja: '本人と確かめたあと「代理投票」を選び、事由と補助者二人の氏名を入れます。全部入るまで発券できません。',
    en: 'After the identity choose "proxy voting", the cause and two assistants. No card is issued before all is filled in.',
  },
  braille_who: { ja: '点字で書きたい方', en: 'Wants to vote in braille' },
  braille_try: { ja: '「ほかの手続き」から点字の用紙を渡します。そのあとカードは出せません。', en: 'Give the braille paper under "Other ways". From then on no card can be issued.' },
  audio_who: { ja: '目の見えない方（音声投票）', en: 'Is blind: votes by ear' },
  audio_try: {
    ja: '本人と確かめたあと「視覚障害（全盲）者用」を選びます。係が投票機まで案内します。',
    en: 'After the identity choose the presentation for blind voters. A member of staff shows the way to the machine.',
  },
  deaf_who: { ja: '耳の聞こえない方', en: 'Is deaf' },
  deaf_try: { ja: '「筆談」を開き、大きな字の文を見せて受付をします。', en: 'Open the page for writing and serve the voter with its large sentences.' },
  declining_who: { ja: '片方の選挙だけ投票したい方', en: 'Wants to vote in one election only' },
  declining_try: { ja: '対象の選挙を一つにして発券します。もう一つは、あとからまた来れば出せます。', en: 'Issue a card for one of the elections. The other one can still be had later.' },
  'in-doubt_who': { ja: '本人かどうかはっきりしない方', en: 'It is not clear who this is' },
  'in-doubt_try': {
    ja: '「ほかの手続き」から宣言をしてもらいます。応じなければ投票を拒否し、不服なら仮投票です。',
    en: 'Take the declaration under "Other ways". Without it voting is refused; who insists votes provisionally.',
  },
  'absentee-papers_who': { ja: '不在者投票の用紙を持ってきた方', en: 'Brings absentee papers back' },
  'absentee-papers_try': {
    ja: '用紙と封筒を受け取って記録すると、カードを出せます。用紙がなければ出せません。',
    en: 'Take papers and envelopes back and record it: then a card can be issued. Without them, none.',
  },
  insisting_who: { ja: '選挙権がないと出ても、投票を求める方', en: 'Is shown as without a right to vote, and insists' },
  insisting_try: {
    ja: '大きな字の言葉だけを言い、理由は列から離れて伝えます。それでもと言われたら「ほかの手続き」の仮投票を開きます。',
    en: 'Say the large words alone; the reason is told away from the queue. If the voter insists, open the provisional ballot under "Other ways".',
  },
  'voted-early_who': { ja: '期日前投票を済ませた方', en: 'Has voted early' },
  'voted-early_try': { ja: '入場券をかざすと、投票済みと出ます。カードは出せません。', en: 'The ticket says that this voter has voted. No card can be issued.' },
  'other-station_who': { ja: 'ほかの投票所の入場券の方', en: "Another station's ticket" },
  'other-station_try': { ja: 'かざすと、どの投票所かが出ます。その場所をご案内します。', en: 'The scan says which station. Show the way there.' },
  'old-ticket_who': { ja: '前の選挙の入場券の方', en: 'A ticket of an earlier election' },
  'old-ticket_try': { ja: 'かざすと、今回のものでないと出ます。番号か氏名でさがします。', en: 'The scan says that it is not of this election. Search by number or name.' },
} as const satisfies TextCatalogue
