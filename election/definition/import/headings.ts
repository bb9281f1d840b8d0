/** Names of files, columns and rules as an office writes them in Japanese, and what the format calls them. The first is on the template. */
type Names = { readonly [name: string]: readonly string[] }

/** Beside roll.csv: how that is read. */
export const ROLL_PROFILE = 'roll-profile.csv'
/** Beside them: what staff say in the municipality's own words. */
export const SCRIPTS = 'scripts.csv'
/** And what it changes on printed forms. */
export const FORMS = 'forms.csv'
/** Beside stations.csv: the stops of stations that move. */
export const STOPS = 'stops.csv'
/** Beside candidates.csv: the people on the lists of parties. */
export const LISTS = 'lists.csv'
/** In place of a roll: the own list of a private body. */
export const MEMBERS = 'members.csv'
/** In place of a roll: the roll of electors abroad (在外選挙人名簿), and the consulates that look after them. */
export const ELECTORS_ABROAD = 'electors-abroad.csv'
export const CONSULATES = 'consulates.csv'
/** Changes of the roll since it was prepared, and the profile by which they are read. */
export const CHANGES = 'changes.csv'
export const CHANGES_PROFILE = 'changes-profile.csv'

const ROLL = {
  roll_no: ['名簿番号', '選挙人名簿番号'],
  station: ['投票所', '投票所番号', '投票区'],
  name: ['氏名', '名前'],
  kana: ['氏名かな', '氏名カナ', 'ふりがな', 'フリガナ', 'よみがな', '氏名フリガナ', '氏名ふりがな'],
  sex: ['性別'],
  birth_date: ['生年月日'],
  address: ['住所'],
  resident_since: ['住民となった日', '住民となった年月日'],
  ticket: ['入場券番号', '入場券の番号'],
  mark: ['印', '表示'],
  contests: ['期日前に投票した選挙', '投票済みの選挙'],
  entitled: ['選挙権のある選挙', '投票できる選挙'],
  municipality: ['市区町村コード', '行政区コード', '市区町村'],
} satisfies Names
/** In a by-election it may be the council's whole number (PEO 95(1)3) or the number that is elected: the import asks which. */
export const SEATS_OF_EITHER = '定数'
const PROFILE: Names = {
  column: ['項目'],
  from: ['元の見出し'],
  values: ['読み替え'],
  form: ['書き方'],
  joiner: ['つなぎ'],
}

/** By file; the rows of election.csv are named like columns. */
export const HEADINGS: { readonly [file: string]: Names } = {
  'election.csv': { key: ['項目'], value: ['内容'] },
  'contests.csv': {
    contest: ['選挙の記号'],
    title: ['選挙の名称', '選挙名'],
    kind: ['種類', '種別'],
    seats: ['選挙すべき人数', '選挙すべき数', SEATS_OF_EITHER],
    council_seats: ['議員の定数'],
    districts: ['選挙区'],
    display: ['表示の方法'],
    title_kana: ['名称かな', '名称カナ', '名称のよみがな'],
    title_en: ['英語の名称'],
    medium: ['投票の方法'],
    result: ['当選人の決定'],
    answers: ['回答の形'],
    quorum: ['成立要件'],
    quorum_of: ['成立要件の対象'],
    quorum_opened: ['成立要件と開票'],
  },
  'candidates.csv': {
    contest: ['選挙', '選挙の記号'],
    number: ['番号', '候補者番号', 'くじの順'],
    name: ['氏名', '候補者氏名'],
    kana: ['氏名かな', '氏名カナ', 'ふりがな', 'フリガナ', 'よみがな'],
    party: ['党派', '党派名'],
    party_kana: ['党派かな', '党派カナ', '党派名かな'],
    display_name: ['通称', '通称名'],
    state: ['異動', '死亡・辞退'],
    rank: ['特定枠', '特定枠の順位'],
    id: ['候補者の記号'],
    text: ['説明'],
    text_kana: ['説明かな', '説明カナ', '説明のよみがな'],
    text_en: ['英語の説明'],
  },
  'stations.csv': {
    station: ['投票所の記号', '投票所番号', '投票区'],
    name: ['投票所名', '名称'],
    kiosks: ['投票機の数', '投票機'],
    spares: ['予備の数', '予備'],
    designated: ['指定投票区'],
    early_voting: ['期日前投票所', '期日前'],
    opens: ['開く時刻', '投票開始'],
    closes: ['閉じる時刻', '投票終了'],
    dates: ['開く日'],
    district: ['選挙区'],
    desks: ['受付の名簿番号', '受付'],
    serves: ['受け持つ投票所', '対象の投票所'],
    slips: ['引換券の番号', '引換券'],
    place: ['投票所の場所', '所在地'],
    last_turnout: ['前回の投票率'],
    headphones: ['ヘッドホン'],
  },
  'stops.csv': {
    station: ['投票所の記号', '投票所番号', '投票所'],
    place: ['場所', '投票所の場所', '所在地'],
    date: ['開く日', '日付'],
    opens: ['開く時刻', '投票開始'],
    closes: ['閉じる時刻', '投票終了'],
  },
  [LISTS]: {
    contest: ['選挙', '選挙の記号'],
    number: ['政党等の番号', '番号'],
    rank: ['順位', '当選人となるべき順位'],
    name: ['氏名', '名簿登載者'],
    kana: ['氏名かな', '氏名カナ', 'ふりがな', 'フリガナ', 'よみがな'],
    district: ['小選挙区', '重複立候補'],
  },
  'scripts.csv': { step: ['場面'], words: ['言葉'] },
  'forms.csv': { form: ['様式'], change: ['変更'], at: ['場所'], words: ['言葉'], width: ['幅'] },
  'roll.csv': ROLL,
  'roll-profile.csv': PROFILE,
  [MEMBERS]: {
    number: ['番号', '会員番号', '学籍番号', '社員番号', '組合員番号'],
    name: ['氏名', '名前'],
    group: ['所属', '組', 'クラス', '学級', '部署', '支部'],
    birth_date: ['生年月日'],
  },
  [ELECTORS_ABROAD]: {
    certificate: ['在外選挙人証の番号', '在外選挙人証番号', '登録番号'],
    station: ['指定在外選挙投票区', '投票区', '投票所'],
    name: ROLL.name,
    kana: ROLL.kana,
    name_latin: ['氏名ローマ字', 'ローマ字氏名'],
    birth_date: ['生年月日'],
    consulate: ['在外公館', '在外公館の名称'],
    address_1: ['住所1', '国外の住所1'],
    address_2: ['住所2', '国外の住所2'],
    address_3: ['住所3', '国外の住所3'],
    address_4: ['住所4', '国外の住所4'],
    country: ['国', '国名'],
    municipality: ROLL.municipality,
    card_address: ['カードの住所', '証明書の住所'],
    email: ['メール', 'メールアドレス'],
    returned: ['帰国の表示', '国内に住所を定めた日'],
    mark: ROLL.mark,
  },
  [CONSULATES]: {
    consulate: ['在外公館', '在外公館の名称'],
    zone: ['時間帯', 'タイムゾーン'],
    post_days: ['郵便の日数', '郵便にかかる日数'],
  },
  'changes.csv': { ...ROLL, cause: ['理由', '異動の理由'], box: ['投票箱の記号'], slip: ['引換券の番号', '引換券'] },
  'changes-profile.csv': PROFILE,
}

const RULES: Names = {
  id: ['選挙の記号'],
  title: ['選挙の名称', '選挙名'],
  municipality_code: ['団体コード', '市区町村コード'],
  municipality: ['団体名', '市区町村名'],
  date: ['選挙期日', '投票日'],
  opens: ['投票開始', '開く時刻'],
  closes: ['投票終了', '閉じる時刻'],
  resident_since_latest: ['住所要件の日'],
  rehearsal: ['模擬'],
  key_holders: ['鍵の持ち主の人数', '鍵の持ち主'],
  key_threshold: ['開票に必要な人数', '必要な人数'],
  voting_age: ['選挙権年齢'],
  roll_date: ['名簿の基準日'],
  roll_lists: ['名簿の更新'],
  publication: ['開票データの公表'],
  take_over_in_the_day: ['投票時間中の引き継ぎ'],
  online_box: ['オンライン投票箱'],
  card_minutes: ['カードの有効時間'],
  lamp_minutes: ['呼び出し灯までの時間'],
  record_copies: ['投票録の部数'],
  ends_all: ['投票しないで終了は全部一度に'],
  witness_assists: ['立会人の補助'],
  witness_over_line: ['オンラインの立会い'],
  quick_reports: ['投票速報の時刻'],
  send_to: ['投票録の送致先'],
  seals: ['署名の横の印の欄'],
  forms_confirmed: ['様式の告示を確認'],
  count_place: ['開票所の場所'],
  count_sent_to: ['開票録の送致先'],
}
export const RULE_NAMES: Names = RULES

/** Names of the files themselves, without their ending. */
const FILES: Names = {
  'election.csv': ['選挙の決まり', '選挙'],
  'contests.csv': ['選挙の種類'],
  'candidates.csv': ['候補者', '候補者名簿'],
  'stations.csv': ['投票所', '投票所一覧'],
  'roll.csv': ['選挙人名簿', '名簿', '選挙人名簿抄本'],
  'roll-profile.csv': ['名簿の読み方'],
  'stops.csv': ['移動投票所の予定', '移動期日前投票所'],
  [LISTS]: ['名簿登載者', '比例代表名簿'],
  'scripts.csv': ['職員の言葉', '口述要領'],
  'forms.csv': ['様式の変更'],
}
/** They come to a signed election, never with its files. */
const FILES_OF_CHANGES: Names = {
  'changes.csv': ['名簿の異動'],
  'changes-profile.csv': ['異動の読み方'],
}

/** The format's column for a heading. An unknown heading is returned as it is. */
export function columnOf(file: string, heading: string): string {
  return nameIn(HEADINGS[file] ?? {}, heading)
}

export function ruleOf(key: string): string {
  return nameIn(RULES, key)
}

/** The format's name for a file in the office's folder; null: it is none of the format's files. */
export function sourceFileOf(name: string): string | null {
  return fileIn(FILES, name)
}

/** A picture of a choice in the office's folder: the contest and the number of the choice. */
const PICTURE = /^([A-Za-z0-9][A-Za-z0-9_-]{0,31}-[1-9][0-9]{0,2})\.(png|jpg|jpeg)$/i
/** Files that somebody may take for one. */
const ANY_PICTURE = /\.(?:png|jpe?g|jfif|gif|svgz?|webp|avif|hei[cf]|bmp|tiff?)$/i

/** `refused`: a picture in another format, or of which nobody knows whose it is. Null: it is none. */
export function pictureFileOf(name: string): string | 'refused' | null {
  const plain = name.normalize('NFKC')
  const [, of, type] = PICTURE.exec(plain) ?? []
  if (of !== undefined && type !== undefined) return `${of}.${/^png$/i.test(type) ? 'png' : 'jpg'}`
  return ANY_PICTURE.test(plain) ? 'refused' : null
}

export function isPictureFile(name: string): boolean {
  return pictureFileOf(name) === name
}

/** As a spreadsheet saves it of its own accord. The import opens it to say what it is, and reads nothing of it. */
const WORKBOOK = /\.(?:xlsx|xlsm|xls|ods)$/i

/** The file of the format in whose place a workbook is. */
export function workbookOf(name: string): string | null {
  return WORKBOOK.test(name) ? sourceFileOf(name.replace(WORKBOOK, '.csv')) : null
}

export function changesFileOf(name: string): string | null {
  return fileIn(FILES_OF_CHANGES, name)
}

function fileIn(files: Names, name: string): string | null {
  const plain = name.normalize('NFKC').toLowerCase()
  if (plain in files) return plain
  const own = Object.entries(files).find(([, names]) => names.some((each) => `${each}.csv` === plain))
  return own?.[0] ?? null
}

/** Finds 氏　名, 生年月日（西暦） and ROLL_NO too: blanks, a last part in brackets, width and case do not matter. */
function nameIn(names: Names, said: string): string {
  if (said in names || said.length > 40) return said
  const found = Object.entries(names).find(
    ([name, words]) =>
      formsOf(said).some((each) => each.toLowerCase() === name) || words.some((word) => isWritten(word, said)),
  )
  return found?.[0] ?? said
}

export function isWritten(word: string, said: string): boolean {
  return formsOf(said).includes(word.normalize('NFKC'))
}

function formsOf(said: string): readonly string[] {
  const plain = said.normalize('NFKC').replaceAll(/\s/gu, '')
  return [plain, plain.replace(/\([^()]*\)$/, '')]
}
