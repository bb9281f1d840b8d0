/** A voter on no roll, with a decision or judgment in hand (ELG-01), or registered today (ELG-11): the page on which the row is typed, and its refusals. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const issuerOrder = {
  orderOpen: { ja: '決定書・確定判決書、補正登録の方', en: 'Decision, judgment or registered today' },
  orderTitle: { ja: '名簿にない方が、決定書・確定判決書・補正登録により投票する', en: 'On no roll: vote by a decision, a judgment or a registration of today' },
  orderMeans: {
    ja: '名簿に登録されるべき旨の書類を持つ方と、選挙管理委員会が補正登録したと知らせた方だけです。投票管理者が書類と照らすか、委員会に確かめます。',
    en: 'Only with a document that orders registration, or when the commission says that it has registered the voter. The officer compares it, or calls back.',
  },
  orderKind: { ja: '理由', en: 'Why' },
  order_decision: { ja: '決定書', en: 'decision' },
  order_judgment: { ja: '確定判決書', en: 'final judgment' },
  order_registration: { ja: '補正登録', en: 'registered today' },
  orderCallMeans: {
    ja: '五つとも当たるかご本人に聞き、投票管理者が選挙管理委員会に電話で伝えます。登録したと知らせがあるまで、待っていただきます。',
    en: 'Ask the voter about all five; the presiding officer reports them to the commission by telephone. The voter waits until it says that it has registered them.',
  },
  orderCondition_nationality: { ja: '日本国民である', en: 'Japanese national' },
  orderCondition_age: { ja: '選挙権のある年齢である', en: 'old enough to vote' },
  orderCondition_address: { ja: 'この市区町村に住所がある', en: 'lives in this municipality' },
  orderCondition_resident: { ja: '要件の日までに住民票が作られ、続けて記録されている', en: 'resident by the day required, and since' },
  'orderCondition_not-disqualified': { ja: '公職選挙法第11条などで選挙権を失っていない', en: 'not disqualified (Act, article 11)' },
  orderCall_by: { ja: '知らせた委員会の職員の氏名', en: 'Who called for the commission' },
  orderCall_date: { ja: '補正登録の日', en: 'Day of the registration' },
  orderCallBy: { ja: '委員会：{by}、受けた係員：{clerk}', en: 'commission: {by}, taken by {clerk}' },
  orderField_kind: { ja: '名簿によらない理由', en: 'Why they vote without the roll' },
  orderField_conditions: { ja: '五つの要件の確認', en: 'all five conditions' },
  orderField_clerk: { ja: '電話を受けた係員の氏名', en: 'Who took the call here' },
  orderField_by: { ja: '決定・判決をした者と番号', en: 'Who made it, and its number' },
  orderField_date: { ja: '決定・判決の日', en: 'Its date' },
  orderField_name: { ja: '氏名', en: 'Name' },
  orderField_kana: { ja: 'ふりがな', en: 'Reading in kana' },
  orderField_sex: { ja: '性別', en: 'Sex' },
  orderField_birthDate: { ja: '生年月日', en: 'Date of birth' },
  orderField_address: { ja: '住所', en: 'Address' },
  orderGo: { ja: '投票管理者が確かめる', en: 'To the presiding officer' },
  orderLooking: { ja: '名簿にいないことを確かめています', en: 'Making sure that the roll has nobody like that' },
  orderRemove: { ja: '打った行を取り消す', en: 'Remove the row that was typed' },
  orderLine: { ja: '{number} {name}（{sex}、{birth} 生、{address}）', en: '{number} {name} ({sex}, born {birth}, {address})' },
  orderDocument: { ja: '{kind}　{by}　{date}', en: '{kind}, {by}, {date}' },
  rollByOrder: { ja: '決定書・確定判決書・補正登録により加えた方：{people}', en: 'Entered by a decision, a judgment or a registration: {people}' },
  ticketMadeOut: {
    ja: '入場券がありません。「入場券再発行票」に番号「{number}」と氏名を書いて受け取ってください',
    en: 'There is no ticket. Write number "{number}" and the name on a slip "ticket issued anew", and keep it',
  },
  tag_byOrder: { ja: '名簿の外から加えた方', en: 'entered beside the roll' },
  'officer_enter-voter': { ja: '名簿の外から、投票する方を加える', en: 'Enter a voter beside the roll' },
  'officer_enter-voter_words': {
    ja: '書類を手に取り、下の行と一字ずつ照らしてください。名簿に登録されるべき旨が書かれているかも確かめます。書類は投票録に添えます。補正登録なら、委員会の代表番号に折り返し電話をかけ、下の行のとおり登録したと確かめてください。',
    en: 'Take the document and hold each word below against it; look that it orders registration. It goes with the polling record. For a registration of today call the commission back on its own number, and hear that it has registered what is below.',
  },
  'officer_remove-voter': { ja: '打った行を取り消す', en: 'Remove a row that was typed' },
  'officer_remove-voter_words': {
    ja: 'この方には、まだ何も渡していません。取り消すと、この番号では投票できなくなります。',
    en: 'Nothing was given to this voter. Once removed, nobody votes under this number.',
  },
} as const satisfies TextCatalogue

export const orderRefusals = {
  'stands-on-roll': {
    ja: {
      title: '同じ氏名・生年月日の方が名簿にいます：名簿番号 {number}。何も加えていません。',
      next: 'その番号でさがし、そこに出る理由に従ってください。投票できるはずの方なら、投票管理者が選挙管理委員会に電話で確かめ、「準備」の「名簿」で印を変えます。',
    },
    en: {
      title: 'The roll has somebody of this name and date of birth: roll number {number}. Nobody was entered.',
      next: 'Search that number. If the voter has the right, the officer calls the commission, then "Roll".',
    },
  },
  'stands-by-order': {
    ja: {
      title: 'この方は、名簿の外から「{number}」として加えられています。この行では発券できません。',
      next: '「{number}」でさがしてください。まだ何も渡していなければ、その行を取り消すと、名簿の行で投票できます。',
    },
    en: {
      title: 'This voter was entered as "{number}" beside the roll. No card for this row.',
      next: 'Search "{number}". While nothing was given there, that row can be removed, and the voter votes by the row of the roll.',
    },
  },
  'order-places-full': {
    ja: {
      title: '名簿の外から加えられる人数がいっぱいです。何も加えていません。',
      next: '投票管理者を呼び、選挙管理委員会に連絡してください。書類と「決定書・確定判決書・補正登録の確認票」は紙に残します。',
    },
    en: {
      title: 'No place is left for another voter beside the roll. Nobody was entered.',
      next: 'Call the presiding officer, who calls the commission. Keep the document, and the form for it filled by pen.',
    },
  },
  'order-row-used': {
    ja: { title: '「{number}」の方には、もうカードか用紙を渡したか、手続きを記録しています。取り消していません。', next: '投票管理者を呼んでください。選挙管理委員会と扱いを決め、投票録に書きます。' },
    en: {
      title: 'Something was given to, or recorded for, voter "{number}". The row was not removed.',
      next: 'Call the presiding officer, who decides with the commission and writes it into the record.',
    },
  },
} as const satisfies RefusalCatalogue<string>
