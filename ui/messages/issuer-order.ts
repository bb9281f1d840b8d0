/** A voter on no roll, with a decision or judgment in hand (ELG-01): the page on which the row is typed, and its refusals. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

export const issuerOrder = {
  orderOpen: text('決定書・確定判決書をお持ちの方', 'Brings a decision or judgment'),
  orderTitle: text('決定書・確定判決書により投票する方', 'Vote by a decision or judgment'),
  orderMeans: text(
    '名簿に登録されるべき旨の書類を持つ方だけです。書類のとおりに打ち、投票管理者が書類と照らします。',
    'Only with a document that orders registration. Type what it says; the presiding officer holds it against the document.',
  ),
  orderKind: text('書類', 'Document'),
  order_decision: text('決定書', 'decision'),
  order_judgment: text('確定判決書', 'final judgment'),
  orderField_kind: text('書類の種類', 'Kind of document'),
  orderField_by: text('決定・判決をした者と番号', 'Who made it, and its number'),
  orderField_date: text('決定・判決の日', 'Its date'),
  orderField_name: text('氏名', 'Name'),
  orderField_kana: text('ふりがな', 'Reading in kana'),
  orderField_sex: text('性別', 'Sex'),
  orderField_birthDate: text('生年月日', 'Date of birth'),
  orderField_address: text('住所', 'Address'),
  orderGo: text('投票管理者が確かめる', 'To the presiding officer'),
  orderLooking: text('名簿にいないことを確かめています', 'Making sure that the roll has nobody like that'),
  orderRemove: text('打った行を取り消す', 'Remove the row that was typed'),
  orderLine: text(
    '{number} {name}（{sex}、{birth} 生、{address}）',
    '{number} {name} ({sex}, born {birth}, {address})',
  ),
  orderDocument: text('{kind}　{by}　{date}', '{kind}, {by}, {date}'),
  rollByOrder: text('決定書・確定判決書により加えた方：{people}', 'Entered by a decision or judgment: {people}'),
  ticketMadeOut: text(
    '入場券がありません。「入場券再発行票」に番号「{number}」と氏名を書いて受け取ってください',
    'There is no ticket. Write number "{number}" and the name on a slip "ticket issued anew", and keep it',
  ),
  tag_byOrder: text('決定書・確定判決書', 'decision or judgment'),
  'officer_enter-voter': text('決定書・確定判決書により投票する方を加える', 'Enter a voter by a decision or judgment'),
  'officer_enter-voter_words': text(
    '書類を手に取り、下の行と一字ずつ照らしてください。名簿に登録されるべき旨が書かれているかも確かめます。書類は投票録に添えます。',
    'Take the document and hold each word below against it; look that it orders registration. It goes with the polling record.',
  ),
  'officer_remove-voter': text('打った行を取り消す', 'Remove a row that was typed'),
  'officer_remove-voter_words': text(
    'この方には、まだ何も渡していません。取り消すと、この番号では投票できなくなります。',
    'Nothing was given to this voter. Once removed, nobody votes under this number.',
  ),
} as const satisfies TextCatalogue

export const orderRefusals = {
  'stands-on-roll': refusal(
    '同じ氏名・生年月日の方が名簿にいます：名簿番号 {number}。何も加えていません。',
    'その番号でさがし、そこに出る理由に従ってください。投票できるはずの方なら、投票管理者が選挙管理委員会に電話で確かめ、「準備」の「名簿」で印を変えます。',
    'The roll has somebody of this name and date of birth: roll number {number}. Nobody was entered.',
    'Search that number and follow what it says. If this voter has the right, the presiding officer calls the commission and changes the mark under "Prepare", "Roll".',
  ),
  'stands-by-order': refusal(
    'この方は、決定書・確定判決書により「{number}」として加えられています。この行では発券できません。',
    '「{number}」でさがしてください。まだ何も渡していなければ、その行を取り消すと、名簿の行で投票できます。',
    'This voter was entered as "{number}" by a decision or judgment. No card for this row.',
    'Search "{number}". While nothing was given there, that row can be removed, and the voter votes by the row of the roll.',
  ),
  'order-places-full': refusal(
    '決定書・確定判決書により加えられる人数がいっぱいです。何も加えていません。',
    '投票管理者を呼び、選挙管理委員会に連絡してください。書類と「決定書・確定判決書の確認票」は紙に残します。',
    'No place is left for another voter by a decision or judgment. Nobody was entered.',
    'Call the presiding officer, who calls the commission. Keep the document, and the form for it filled by pen.',
  ),
  'order-row-used': refusal(
    '「{number}」の方には、もうカードか用紙を渡したか、手続きを記録しています。取り消していません。',
    '投票管理者を呼んでください。選挙管理委員会と扱いを決め、投票録に書きます。',
    'Something was given to, or recorded for, voter "{number}". The row was not removed.',
    'Call the presiding officer, who decides with the commission and writes it into the record.',
  ),
} as const satisfies RefusalCatalogue<string>
