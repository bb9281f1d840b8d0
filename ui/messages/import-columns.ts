/** The values that each column may hold, in words for the person who fills it in. They are beside the templates, and follow docs/formats/election-csv.md. */
import { HEADINGS } from '#election/definition/import/headings.ts'
import type { Language, Text } from './message.ts'

type Columns = { readonly [column: string]: Text }

const ID: Text = { ja: '半角英数字と - _（32字まで）。重ならないこと', en: 'letters, digits, - _ (up to 32); each once' }
const DATE: Text = { ja: '日付。例 2027/4/25、令和9年4月25日', en: 'a date, like 2027-04-25' }
const TIME: Text = { ja: '時刻。例 7:00', en: 'a time, like 07:00' }
const KANA: Text = { ja: 'ひらがなかカタカナ', en: 'hiragana or katakana' }
const YES_NO: Text = { ja: 'はい か いいえ', en: 'yes or no' }

export const importColumns: { readonly [file: string]: Columns } = {
  'election.csv': {
    id: ID,
    title: { ja: '選挙の名称（60字まで）', en: 'title, up to 60 characters' },
    municipality_code: { ja: '全国地方公共団体コード（6桁、検査数字まで）', en: 'municipality code, 6 digits with its check digit' },
    municipality: { ja: '市区町村の名（40字まで）', en: 'name of the municipality, up to 40 characters' },
    date: DATE,
    opens: TIME,
    closes: TIME,
    resident_since_latest: { ja: 'この日までに住民となった人が投票できる。日付', en: 'last day on which a voter may have become a resident; a date' },
    rehearsal: { ja: '模擬なら はい、本番なら いいえ', en: 'yes for a rehearsal, no for a real election' },
    key_holders: { ja: '開票の鍵を分けて持つ人数（2〜99）', en: 'number of people with a share of the counting key, 2 to 99' },
    key_threshold: { ja: '開票に要る人数（2から持ち主の人数まで）', en: 'how many of them must come to the count, 2 or more' },
    voting_age: { ja: '空欄でよい（法律のとおり）', en: 'may stay empty (the age of the law)' },
    roll_date: { ja: '名簿の基準日。空欄でよい', en: 'reference date of the roll; may stay empty' },
    roll_lists: { ja: '名簿の更新があるか。空欄でよい', en: 'yes if the roll is updated by lists; may stay empty' },
    online_box: { ja: 'オンライン投票箱があれば はい。空欄でよい', en: 'yes if there is an online ballot box; may stay empty' },
    card_minutes: {
      ja: '発券してから投票機に置くまでの時間（分）。30、60、90、120、150、180。空欄なら 60',
      en: 'minutes from issue to the machine: 30, 60, 90, 120, 150 or 180; empty: 60',
    },
    lamp_minutes: {
      ja: '操作がないとき職員を呼ぶ灯がつくまでの時間（2から5までの分）。空欄なら 3',
      en: 'minutes without a touch until the lamp calls staff, 2 to 5; empty: 3',
    },
    record_copies: { ja: '投票録を一度に印刷する部数（1から9まで）。空欄なら 2', en: 'polling records printed at once, 1 to 9; empty: 2' },
    ends_all: {
      ja: '「投票しないで終了する」で、残りの選挙を全部終えるなら はい。空欄でよい',
      en: 'yes: a voter who ends without voting ends all that is left; may stay empty',
    },
    witness_over_line: {
      ja: '投票立会人のうち、その場の1人のほかは、オンラインで立ち会えるなら はい。空欄でよい',
      en: 'yes: witnesses may take part over a line, beside at least one on the spot; may stay empty',
    },
    witness_assists: { ja: '立会人も補助者になれるなら はい。空欄でよい', en: 'yes: a witness may assist a voter; may stay empty' },
    quick_reports: { ja: '投票速報を本部に知らせる時刻を ; で区切る。例 10:00;14:00;18:00。空欄でよい', en: 'times of quick reports to headquarters, separated by ; may stay empty' },
    send_to: { ja: '投票録と投票箱の送り先。書類に印刷される（100字まで）。空欄なら手で書く', en: 'to whom polling record and boxes go, printed on papers, up to 100 characters; empty: by hand' },
    seals: { ja: '署名の横に印の欄が要らなければ いいえ。空欄でよい', en: 'no: no circles for seals beside signatures; may stay empty' },
    forms_confirmed: {
      ja: '委員会が様式を告示と照らして確かめたら はい（書類の断り書きがなくなる）。空欄でよい',
      en: 'yes: the commission has checked the forms, and papers have no note about it; may stay empty',
    },
    count_place: { ja: '開票所の場所。開票録に印刷される（100字まで）。空欄でよい', en: 'place of the count, for the counting record, up to 100 characters; may stay empty' },
    count_sent_to: { ja: '開票録の送り先（100字まで）。空欄でよい', en: 'to whom the counting record goes, up to 100 characters; may stay empty' },
    publication: { ja: 'すべて か 最初の混合から。空欄なら最初の混合から', en: 'all or from-first-mix; empty: from-first-mix' },
    take_over_in_the_day: {
      ja: '止まった投票機の記録を投票時間中に引き継ぐなら はい。空欄でよい',
      en: 'yes if the records of a dead machine may be taken over during polling hours; may stay empty',
    },
  },
  'contests.csv': {
    contest: ID,
    title: { ja: '投票画面に出る名称（40字まで）', en: 'title on the screen, up to 40 characters' },
    kind: { ja: '長 か 議員', en: 'head or council' },
    seats: { ja: 'この選挙で選ぶ人数。長は 1', en: 'how many are elected; 1 for a head' },
    council_seats: {
      ja: '議会の議員の定数（選挙区があるときは、その選挙区の定数）。補欠選挙、再選挙、増員選挙では必ず書く。全員を選ぶ選挙と長は空欄',
      en: 'all seats of the council, or of its district; needed in a by-election; empty where all are elected, and for a head',
    },
    districts: { ja: '選挙区を ; で区切る。全域なら空欄', en: 'districts, separated by ; (empty: everywhere)' },
    display: { ja: '空欄、一画面に全員、五十音', en: 'empty, at_once or by_kana' },
    title_kana: { ja: '名称のよみがな。投票画面で上に出る', en: 'reading of the title in kana, shown above it to voters' },
    title_en: { ja: '英語の名称。空欄でよい', en: 'English title; may stay empty' },
    result: {
      ja: '空欄か この開票で決まる。いくつかの開票区の一つとして得票数を選挙長に報告するだけの選挙（県の選挙など）は 開票区の報告',
      en: 'empty or winners; report where this count is one of several and only reports its totals to the chair of the whole election',
    },
    medium: {
      ja: '空欄か 投票機。同じ日にほかの選挙管理委員会が用紙で行う選挙（知事選挙など）は 用紙 とし、種類、人数、表示の方法、かな、英語は空欄',
      en: 'empty or machine; paper for a contest of another authority on the same day, with kind, seats, display, kana and English empty',
    },
  },
  'candidates.csv': {
    contest: { ja: '選挙の種類の「選挙の記号」', en: 'contest, as in contests.csv' },
    number: { ja: 'くじの順の番号', en: 'number drawn by lot' },
    name: { ja: '届出の氏名の字のまま（30字まで）', en: 'name as it was filed, up to 30 characters' },
    kana: KANA,
    party: { ja: '党派（20字まで）。空欄でよい', en: 'party, up to 20 characters; may stay empty' },
    party_kana: KANA,
    display_name: { ja: '通称の認定があれば。空欄でよい', en: 'approved name to show; may stay empty' },
    state: { ja: '空欄、死亡、辞退', en: 'empty, died or withdrew' },
    id: { ja: '空欄にせず、要らなければ列ごと消す', en: 'never empty; if you use no ids, delete the column' },
  },
  'stations.csv': {
    station: ID,
    name: { ja: '投票所の名（40字まで）', en: 'name, up to 40 characters' },
    kiosks: { ja: '使う投票機の数', en: 'machines in use' },
    spares: { ja: '予備の投票機の数。空欄なら 1', en: 'spare machines; empty: 1' },
    designated: { ja: '指定投票区なら はい（一か所だけ）、ほかは いいえ', en: 'yes at exactly one station, else no' },
    early_voting: YES_NO,
    opens: { ja: '空欄なら選挙と同じ。例 7:00', en: 'empty: as the election' },
    closes: { ja: '空欄なら選挙と同じ。例 18:00', en: 'empty: as the election' },
    dates: { ja: '期日前投票所の開く日を ; で区切る。ほかは空欄', en: 'days of early voting, separated by ; (other stations: empty)' },
    district: { ja: '選挙区。分けないなら空欄', en: 'district; may stay empty' },
    place: { ja: '投票所の場所。書類に印刷される（100字まで）。空欄なら手で書く', en: 'address, printed on its papers, up to 100 characters; empty: by hand' },
    last_turnout: {
      ja: '前回の投票率を選挙の順に ; で区切る。例 61.53;60.20。わからない選挙は間を空ける。空欄でよい',
      en: 'turnout last time in percent, in the order of the contests, separated by ; (unknown: nothing between); may stay empty',
    },
    headphones: { ja: 'どの投票機にもヘッドホンがなければ いいえ。空欄でよい', en: 'no: none of its machines has headphones; may stay empty' },
    serves: {
      ja: '期日前投票所が二つ以上あるとき、それぞれが受け持つ投票所の記号を ; で区切る。ほかは空欄',
      en: 'several early-voting stations: the stations that each serves, separated by ; (other stations: empty)',
    },
    slips: {
      ja: '発券のみ（名簿は市区町村の名簿システム）の期日前投票所だけ：引換券の7桁の番号を「初め..終わり/性別」で書き、; で区切る。一部の選挙だけなら「/選挙の記号+選挙の記号」を添える。ほかは空欄',
      en: 'early voting without a roll: serial numbers of the slips, first..last/M or /F, separated by ; with /contest+contest for a part of the contests (other stations: empty)',
    },
  },
  'stops.csv': {
    station: {
      ja: '移動する期日前投票所の「投票所の記号」。止まる場所ごとに一行。このファイルは、移動する投票所があるときだけ使う',
      en: 'the early-voting station that moves, as in stations.csv; a row for each stop. This file is for moving stations alone',
    },
    place: { ja: '止まる場所（40字まで）。受付の画面、投票機、書類に出る', en: 'where it stops, up to 40 characters: on the desk, the machines and the papers' },
    date: { ja: '止まる日。選挙期日より前。例 2027/4/20', en: 'a date before election day, like 2027-04-20' },
    opens: { ja: '開く時刻（6:30から）。同じ日の前の場所を閉じる時刻から60分以上あける', en: 'opening hour (from 06:30), at least 60 minutes after the stop before it on that date' },
    closes: { ja: '閉じる時刻（22:00まで）', en: 'closing hour (22:00 at the latest)' },
  },
  'scripts.csv': {
    step: { ja: '場面。書いてあるまま。言葉が二つ以上なら、同じ場面の行を増やす（9行まで）', en: 'the step, as it is written there; for more lines add rows of the same step (up to 9)' },
    words: {
      ja: '職員が言う言葉（400字まで）。空欄の場面は、標準の言葉になる。{election}、{station}、{contests}、{count} は、標準の言葉にある場面だけで使える',
      en: 'what staff say there, up to 400 characters; empty: the usual words. {election}, {station}, {contests}, {count} only where the usual words have them',
    },
  },
  'roll.csv': {
    roll_no: { ja: '名簿番号（半角英数字と - _ . /、20字まで）。重ならないこと', en: 'roll number: letters, digits, - _ . / (up to 20); each once' },
    station: { ja: '投票所の「投票所の記号」', en: 'station, as in stations.csv' },
    name: { ja: '氏名（60字まで）。表示できない字は「〓」になり、一覧が出る', en: 'name, up to 60; letters that cannot be shown become 〓 and are listed' },
    kana: KANA,
    sex: { ja: '男 か 女。不明のときは空欄か「不明」', en: 'M or F; empty or U where it is not known' },
    birth_date: DATE,
    address: { ja: '住所（120字まで）', en: 'address, up to 120 characters' },
    resident_since: { ja: '住民となった日。日付', en: 'resident since; a date' },
    ticket: { ja: '入場券の番号（32字まで）。重ならないこと', en: 'number of the entrance ticket, up to 32 characters; each once' },
    mark: {
      ja: '空欄、抹消、死亡、転出、失権・誤載、不在者投票済、不在者投票用紙を交付、期日前投票済',
      en: 'empty, struck, died, moved, disqualified, absentee_voted, absentee_issued or early_voted',
    },
  },
}

/** The name of a column on a screen: its name in the file. In Japanese its Japanese heading comes first. */
export function columnLabel(file: string, column: string, language: Language): string {
  const heading = HEADINGS[file]?.[column]?.[0]
  return language === 'ja' && heading !== undefined ? `${heading}（${column}）` : column
}

export const templateWords = {
  file: { ja: '書き方.txt', en: 'how-to.txt' },
  title: { ja: '選挙のファイルの書き方', en: 'How to fill the files in' },
  how: {
    ja: 'Excel などの表計算ソフトで開き、2行目から書きます。番号の列は、書く前に「文字列」にしてください（1-1 が日付に、0012 が 12 に変わるのを防ぎます）。「CSV UTF-8（コンマ区切り）」で保存すると、すべての字が残ります。ファイルの名前は変えません。',
    en: 'Open them in a spreadsheet and write from line 2. Make the columns of numbers "text" first, or 1-1 becomes a date and 0012 becomes 12. Save as "CSV UTF-8", which keeps every letter. Keep the names of the files.',
  },
  lines: { ja: 'election.csv だけは、1行に1項目です。「内容」の列に書きます。', en: 'In election.csv each row is one key: write into the column of values.' },
  usual: { ja: '職員の標準の言葉（変えない場面は、これを言う）', en: 'What staff usually say (at each step whose words stay empty)' },
  letters: { ja: '行,名簿番号,投票所,欄,読んだ内容,もとの字の符号', en: 'line,roll number,station,column,as read,code of the letter' },
} as const
