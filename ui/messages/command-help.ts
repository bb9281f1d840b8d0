/**
 * What `ippyo … --help` says of each command (`bundle`), argument (`verify-bundle <bundle>`) and option (`bundle --count`). An option without its
 * command (`--package`) means the same wherever it stands. A command, argument or option that has no words here is a bug.
 */
import type { Text, TextCatalogue } from './message.ts'

const COMMISSION_KEY: Text = { ja: '選管の鍵の入った媒体（authority.json と authority.pub）', en: "the stick with the commission's key (authority.json, authority.pub)" }
const ENGINE: Text = { ja: '音声を作るソフト（指定がなければ、入っている中でいちばん良いもの）', en: 'program that speaks (default: the best one that is installed)' }

const everywhere = {
  '--json': { ja: '結果を一つのJSONで標準出力に出す。断るときは {"error": {"type": …}}', en: 'print one JSON object on stdout; refusals as {"error": {"type": …}}' },
  '--lang': { ja: '言葉（指定がなければ LANG による）', en: 'language of words (default: from LANG)' },
  '--help': { ja: 'この説明を出す', en: 'print this help' },
  '--version': { ja: 'プログラムの版を出す', en: 'print the version of the program' },
  help: { ja: 'その命令の説明を出す', en: 'print the help of a command' },
  '--package': { ja: '選挙データのフォルダー', en: 'the election package' },
  '--authority': { ja: '選管の authority.pub', en: "the commission's authority.pub" },
  '--passphrases-fd': { ja: '選管の合言葉を、この番号のファイル記述子から読む', en: "read the office's passphrase from this file descriptor" },
} satisfies TextCatalogue

const making = {
  picture: { ja: '封印された小さな媒体を、二次元コードとして紙で運ぶ（二つ目の運び方）', en: 'carry the sealed medium of a small box as 2D codes on paper, a second carrier' },
  'picture print': { ja: '閉鎖された媒体を、二次元コードの用紙（PDF）にする。40枚まで', en: 'make sheets of 2D codes (PDF) of a closed medium; 40 at most' },
  'picture print <medium>': { ja: '封印された媒体のある場所（副（複写）をすすめる）', en: 'where the sealed medium is (the duplicate, as a rule)' },
  'picture print --out': { ja: '作る PDF のファイル', en: 'the PDF to make' },
  'picture read': { ja: '読み取った用紙を、元と一バイトも違わない媒体に戻し、封印まで確かめる', en: 'turn scanned sheets into the same medium, byte for byte, checked down to its seal' },
  'picture read <scans...>': { ja: '用紙を読み取ったファイル（PNG、JPEG、PDF）。順番は問わない', en: 'scans of the sheets (PNG, JPEG, PDF), in any order' },
  'picture read --out': { ja: '媒体のファイルを作るフォルダー、または空の記録媒体を接続した場所', en: 'directory for the file of the medium, or where an empty stick is mounted' },
  'online-key': {
    ja: 'オンライン投票箱の機械か、書き出しの担当者の鍵を作る',
    en: 'make the key of a host of the online ballot box, or of an exporter',
  },
  'online-key --of': {
    ja: 'host：認証・受付・記録係・証人など、人なしで動くもの。exporter：書き出しの担当者（合言葉で守る）',
    en: 'host: gate, collector, sequencer, witness and others that run without a person; exporter: a person who exports, under a passphrase',
  },
  'online-key --out': { ja: '鍵を書くファイル', en: 'the file of the key' },
  'online-key --passphrases-fd': { ja: '書き出しの担当者の合言葉を1行で読む', en: "read the exporter's passphrase as a line" },
  'sorting-key': {
    ja: '仕分けの鍵を持ち分に分けて作る',
    en: 'make the sorting key in shares',
  },
  'sorting-key --package': { ja: 'その選挙の選挙データ', en: 'the election package' },
  'sorting-key --office': COMMISSION_KEY,
  'sorting-key --holders': { ja: '保管者の人数', en: 'how many holders' },
  'sorting-key --threshold': { ja: '開くのに要る人数。2以上', en: 'how many of them open it, 2 at least' },
  'sorting-key --passphrases-fd': { ja: '合言葉を1行に1つ読む：保管者の順', en: 'read passphrases as lines: each holder in their order' },
  'sorting-key --out': { ja: '持ち分と sorting-key.json を書くフォルダー', en: 'where the shares and sorting-key.json are written' },
  'sign-online': {
    ja: 'オンライン投票箱の設定に署名する：投票と申請の時刻、ページの所在、決めごと、鍵',
    en: 'sign how the online ballot box works: hours of voting and applications, address of the page, switches, keys',
  },
  'sign-online --settings': { ja: '設定の JSON ファイル（署名の前のもの）', en: 'the settings as JSON, before they are signed' },
  'sign-online --package': { ja: 'その選挙の選挙データ', en: 'the election package' },
  'sign-online --office': COMMISSION_KEY,
  'sign-online --out': { ja: 'online.json と online.sig を書くフォルダー', en: 'where online.json and online.sig are written' },
  'decide-online': {
    ja: 'オンライン投票の仕分けの前に、ファイルでは直せないことを二人で決める',
    en: 'two people decide what no file can mend before the online votes are sorted',
  },
  'decide-online --use': { ja: '何を決めるか', en: 'what is decided' },
  'decide-online --box': {
    ja: '投票箱の番号。仕分けが止まったときに表示される。同じ理由の箱は、何度でも指定できる',
    en: 'the box, as the sorting names it when it stops; several boxes of one reason, one after the other',
  },
  'decide-online --holds': {
    ja: '二人で停止した箱の一覧（名簿側の holds.csv）。online-held では、--box がなければその全部。--box があれば、一覧と比べる',
    en: 'the list of boxes that two people hold (holds.csv of the roll side): with online-held all of them, or those of --box, which are held against it',
  },
  'decide-online --station': { ja: '投票所', en: 'the station' },
  'decide-online --reason': { ja: '理由。選挙録に書くもの', en: 'the reason, as the record of the election has it' },
  'decide-online --by': { ja: '決める人。違う二人を、一人ずつ', en: 'who decides: twice, two different people' },
  'decide-online --project': { ja: '選挙データを作った作業のフォルダー', en: 'the directory in which the office prepared the election' },
  'decide-online --package': { ja: 'その選挙の選挙データ', en: 'the election package' },
  'decide-online --office': COMMISSION_KEY,
  'decide-online --out': { ja: '投票所の無効の一覧のあるフォルダー', en: 'the directory of the files of voids' },
  'sign-gazette': {
    ja: 'オンライン投票のページに載せる選挙公報とポスターに署名する',
    en: "sign the gazette and the posters of the voter's page of an online ballot box",
  },
  'sign-gazette --list': { ja: '公報とポスターの一覧の JSON ファイル。ファイルはその隣に置く', en: 'the list of gazette and posters as JSON, with the files beside it' },
  'sign-gazette --package': { ja: 'その選挙の選挙データ', en: 'the election package' },
  'sign-gazette --office': COMMISSION_KEY,
  'sign-gazette --out': {
    ja: '投票のページの選挙のフォルダー。gazette.json、gazette.sig とファイルを書く',
    en: "the election's directory of the voter's page: gazette.json, gazette.sig and the files go there",
  },
  'roll-on-paper': {
    ja: '投票所ごとの名簿を、発券機が使えない日のための用紙にする（PDF）：名簿の順に、いまの印と、ペンで書く欄',
    en: 'the roll of each station on paper (PDF), for a day on which no issuer works: in its order, with the marks up to now and fields for the pen',
  },
  'roll-on-paper --office': { ja: '選管の鍵の入った媒体', en: "the stick with the commission's keys" },
  'roll-on-paper --package': { ja: 'その選挙の選挙データ', en: 'the election package' },
  'roll-on-paper --rounds': { ja: '名簿の更新を置いたフォルダー。まだなければ空のフォルダー', en: 'where the rounds of roll lists lie; an empty directory where there are none' },
  'roll-on-paper --out': { ja: 'PDF を書くフォルダー。氏名と住所があるので、印刷したら消す', en: 'directory for the PDF files; names and addresses are in them: remove them when they are printed' },
  'roll-on-paper --station': { ja: 'この投票所だけ', en: 'this station alone' },
  'clerks-card': {
    ja: '受付の手引き：よくある十の場面を一つずつ。2ページ（両面に印刷）',
    en: 'make two pages (one sheet) for the reception: the ten situations that a clerk meets most, step by step',
  },
  'clerks-card --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'clerks-card --out': { ja: 'clerks-card.pdf を書くフォルダー。言葉は --lang による', en: 'where clerks-card.pdf is written, in the language of --lang' },
  'emergency-card': { ja: '困ったときの手順：投票所の壁に貼る2ページ', en: 'make two pages for the wall of the polling station: what to do when things go wrong' },
  'emergency-card --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'emergency-card --out': { ja: 'emergency-card.pdf を書くフォルダー。言葉は --lang による', en: 'where emergency-card.pdf is written, in the language of --lang' },
  'voters-page': { ja: '投票のしかた（やさしい言葉）：ふりがな付きの大きな字の紙と、読み上げる音声', en: 'make how to vote in easy words: in large print, and spoken' },
  'voters-page --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'voters-page --out': { ja: 'voters-page-ja.pdf などを書くフォルダー。言葉は --lang による', en: 'where voters-page-en.pdf is written, in the language of --lang' },
  'voters-page --spoken': { ja: '読み上げる音声（WAV）も作る。音声を作るソフトが要る', en: 'also spoken, as WAV; needs a speech engine' },
} satisfies TextCatalogue

const personalising = {
  personalise: { ja: 'この機械の鍵を作る', en: 'make the keys of this machine' },
  'personalise machine': { ja: 'その機械の上で：鍵を作る。machine-file.json を選管へ運ぶ', en: 'on the machine itself: makes its keys; machine-file.json then goes to the office' },
  'personalise machine --machine': { ja: 'たとえば 2-K3（第2投票所の投票機3）、2-I1（その発券機）', en: 'for example 2-K3 (kiosk 3 of station 2) or 2-I1 (its issuer)' },
  'personalise machine --serial': { ja: '機械に付いている機体番号', en: 'serial number on the machine' },
  'personalise machine --kit': { ja: '選管から来た、この投票所のキット', en: 'kit of the station, from the office' },
  'personalise machine --out': { ja: 'その機械のフォルダー', en: "the machine's own directory" },
  'personalise machine --spare': { ja: '予備の機械', en: 'a spare machine' },
  'personalise tally': {
    ja: 'その機械の上で：鍵を作り、この選挙を集計する（または仕分ける）機械であることに選管の鍵で署名する',
    en: "on the machine itself: makes its key; the commission's key signs that it counts this election, or sorts its online votes",
  },
  'personalise tally --office': COMMISSION_KEY,
  'personalise tally --machine': { ja: '設定に書いてある、その機械のフォルダー', en: "the machine's own directory, as its configuration names it" },
  'personalise tally --serial': { ja: '機械に付いている機体番号', en: 'serial number on the machine' },
  'personalise tally --sorting': {
    ja: 'この機械はオンライン投票箱の票を仕分ける。集計はしない',
    en: 'this machine sorts the votes of the online ballot box, and counts none',
  },
  'personalise tally --passphrases-fd': { ja: '1行に1つ読む：選管の合言葉、続けて集計機の合言葉', en: "read secrets as lines: the office's passphrase, then the tally's" },
  '--prepared': { ja: 'prepare で作ったフォルダー', en: 'directory made by prepare' },
  '--reader': { ja: 'カード読取機のシリアル回線', en: 'serial line of the card reader' },
} satisfies TextCatalogue

const voice = {
  voice: { ja: '投票する人に聞こえるもの', en: 'what a voter hears' },
  'voice make': { ja: 'すべての案内と名前の音声を作り、一つずつ検査し、全部が正しければ書く', en: 'render every prompt and name, check each clip, and write the pack when all of them are right' },
  'voice make --sources': { ja: '選挙のCSVファイルと readings.csv', en: 'the CSV files of the election, and readings.csv' },
  'voice make --voice': { ja: '音声のフォルダー。聞いて承認するのは、選管の画面の「音声」', en: 'the voice pack; two people hear and approve it on the page "Voice" of the office' },
  'voice make --japanese': ENGINE,
  'voice make --english': ENGINE,
  'voice make --recordings': { ja: '人が読んだWAVのフォルダー：<dir>/<言語。ja など>/<音声の名前。: は - に>.wav', en: 'WAV files of a speaker: <dir>/<language, as ja>/<clip, - for :>.wav' },
  'voice make --speaker': { ja: '--recordings のとき：読んだ人', en: 'with --recordings: who speaks' },
  'voice make --licence': { ja: '--recordings のとき：読んだ人が認めた使い方', en: 'with --recordings: what the speaker agreed to' },
} satisfies TextCatalogue

const looking = {
  inspect: {
    ja: 'これは何か：選挙データ、記録媒体、鍵の持ち分、機械のファイル、または（シリアル回線なら）カード',
    en: 'show what this is: a package directory, a medium, a key share, a machine file, or (a serial line) a card',
  },
  'inspect <path>': { ja: 'フォルダー、ファイル、またはカード読取機のシリアル回線', en: 'directory, file, or the serial line of a card reader' },
  'inspect --authority': { ja: '選管の authority.pub。署名を確かめるため', en: "the commission's authority.pub, to check signatures with" },
  'inspect machine': { ja: '本番の前に、この機械に何が足りないかを、次にすることと一緒に出す', en: 'show what this machine lacks before a live start, each point with its next step' },
  'inspect machine <directory>': { ja: 'personalise がこの機械に作ったフォルダー', en: 'the machine directory that personalisation left here' },
  'inspect machine --medium': { ja: '記録媒体を接続（マウント）した場所。組の両方を、一つずつ', en: 'mount point of a medium; give both media of its pair' },
  'inspect machine --config': {
    ja: 'この機械の設定ファイル：そこにある機器を開いてみる（/usr/bin/ippyo が、プログラムと同じ権利で付ける）',
    en: "the machine's configuration: its devices are opened (/usr/bin/ippyo adds it, with the program's rights)",
  },
  'inspect machine --office': { ja: '選管の準備用コンピューター：機械の鍵は要らない', en: "the commission's preparation computer: it needs no key of a machine" },
  'inspect log': {
    ja: '封印した記録媒体の記録を言葉で：その機械に何があったか、鎖がつながっているか',
    en: 'show the log of a sealed medium in words: what happened to its machine, and whether the chain is whole',
  },
  'inspect log <medium>': {
    ja: '封印した記録媒体のフォルダーかファイル、開票の tally.log、または投票所の issuer-log-….ippyo',
    en: 'directory or file of a sealed medium, the tally.log of a count, or the issuer-log-….ippyo of a station',
  },
  'inspect log --csv': { ja: '表計算ソフトのための表（CSV）としても書く。一つの出来事が一行', en: 'write it as a table (CSV), too: a line an event' },
  'inspect log --nist': { ja: 'NIST SP 1500-101 の形（JSON）でも書く。秒はいつも 00', en: 'write it as NIST SP 1500-101 (JSON), too; seconds are always 00' },
  'inspect log --pdf': { ja: '投票録（または開票録）に付ける書類としても書く', en: 'write it as an attachment to the record of voting (or of the count), too' },
  verify: {
    ja: '封印した記録媒体を、別に作った読み取りプログラムで検査する：本物か、そろっているか、どの機械か、記録はいくつか。k人の持ち分があれば、そろった開票区を開く',
    en: 'check sealed media with the independent reader: authentic, complete, which machine, how many records; with k shares open the complete district',
  },
  'verify <media...>': { ja: '封印した記録媒体のフォルダーかファイル', en: 'directories or files of sealed media' },
  'verify --approvers': {
    ja: '承認者の一覧（approvers.json）。二人の承認を確かめる。なければ選挙データの承認者の承認を確かめる',
    en: 'list of approvers (approvers.json): two of them must have approved package and lists; without it two of those whom the package names',
  },
  'verify --share': { ja: '鍵の持ち分のファイル。k個で開票区の全部を開く。その一部だけを開くことはない', en: "a key holder's share; k of them open the district, never less of it" },
  'verify --passphrase-fd': { ja: '合言葉を1行に1つ、--share の順に、この番号のファイル記述子から読む', en: 'read a passphrase a line, in the order of --share, from this file descriptor' },
  'verify --reports': { ja: '署名された投票所報告書：使わなかった組がわかる', en: 'signed station reports: which pairs were never started' },
  'verify --count': { ja: '開票が残したファイルと比べる。失われた記録媒体の署名された宣言も読む', en: 'the files that a count left: compare them; also a signed declaration of lost media' },
  'verify-bundle': {
    ja: '公表された開票のデータ一式（公表データ）を、鍵なしで、封印した票から得票数まで確かめる',
    en: 'check the published bundle of a count, from the sealed records to the totals, without any key',
  },
  bundle: {
    ja: '開票が残した公表データを、持ち出すためにフォルダーか一つの .tar に書き出す',
    en: 'write the bundle of a count into a directory or one .tar file, for carrying',
  },
  'bundle --count': { ja: '開票の出力先（count --out）', en: 'output of the count (count --out)' },
  'bundle --whole': {
    ja: '最初の混合の後から公表する選挙でも、全部を書き出す（開票立会人など、全部を受け取る方のため）',
    en: 'everything, also of an election that publishes from the first mix on: for those who receive everything',
  },
  'bundle --out': { ja: '新しいフォルダー、または .tar で終わる新しいファイル', en: 'new directory, or new file whose name ends in .tar' },
  'publish-package': {
    ja: '選挙データのうち、だれに渡してもよいものだけを新しいフォルダーに書き出す（選挙人名簿の抄本、音声、書体は入れない）',
    en: 'write what of a package everybody may have into a new directory (no roll, voice or font)',
  },
  'publish-package --package': { ja: '署名された選挙データのフォルダー', en: 'directory of the signed package' },
  'publish-package --out': { ja: '新しいフォルダー', en: 'new directory' },
  export: {
    ja: '終わった開票の結果を、ほかのプログラムのために書き出す：CSV、JSON、NIST SP 1500-100。鍵は要らない',
    en: 'write the result of a finished count for other programs: CSV, JSON, NIST SP 1500-100; without any key',
  },
  'export --count': { ja: '開票の出力先（count --out）', en: 'output of the count (count --out)' },
  'export --out': { ja: '新しいフォルダー。ファイルはその中の documents にできる', en: 'new directory; the files are in documents below it' },
  'export --formats': {
    ja: 'csv、json、nist、poll-csv（投票結果）のうち要るもの（たとえば csv,json）。指定がなければ全部',
    en: 'those wanted of csv, json, nist and poll-csv (who voted), for example csv,json (left out: all)',
  },
  'export --cast-vote-records': {
    ja: '票の記録（NIST SP 1500-103）も作る。注意を示し、--warned がなければ何も行わない',
    en: 'cast vote records (NIST SP 1500-103) too; shows its warning, and does nothing without --warned',
  },
  'export --warned': { ja: 'その注意を読んだ', en: 'that warning was read' },
  'verify-online': {
    ja: '書き出されたオンライン投票箱を、鍵なしで、記録簿と設定に照らして確かめ、仕分けの結果を比べる',
    en: 'check the export of an online ballot box against its log and settings, without any key, and compare the sorted votes',
  },
  'verify-online --settings': { ja: '署名されたオンライン投票の設定（online.json。隣に online.sig）', en: 'the signed settings (online.json, with online.sig beside it)' },
  'verify-online --original': { ja: '書き出しの正（原本）の媒体の場所', en: 'where the first stick of the export is' },
  'verify-online --duplicate': { ja: '書き出しの副（複写）の媒体の場所。正（原本）と比べる', en: 'where the second stick is; compared with the first' },
  'verify-online --voids': {
    ja: '投票所の無効化のファイル、名簿の更新の roll-round-、二人の署名した決定のあるフォルダー',
    en: "directory of the stations' voids, of roll-round- of the roll lists, and of decisions signed by two",
  },
  'verify-online --approvers': {
    ja: '選管の承認者の一覧（approvers.json）。選挙データの承認者と同じでなければ、何も確かめない',
    en: 'approvers of the commission (approvers.json): nothing is checked where the package names others',
  },
  'verify-online --boxes': {
    ja: '名簿側の二人が署名した投票箱の一覧（online-boxes-）のフォルダー。なければ S17 は確かめない',
    en: 'directory of the lists of boxes that two people of the roll side signed (online-boxes-); without it S17 is not checked',
  },
  'verify-online --roll-approvers': {
    ja: '投票箱の一覧に署名する人（approvers.json）。なければ --approvers の人',
    en: 'who signs lists of boxes (approvers.json); without it the people of --approvers',
  },
  'verify-online --sorted': { ja: '仕分けの結果の媒体の場所。書き出しから出るものと比べる', en: 'where the stick of sorted votes is; compared with what follows from the export' },
  'verify-online --bundle': {
    ja: '公表データ（フォルダーか一つの .tar）。そのオンライン投票を、書き出しから出るものと比べる',
    en: 'bundle of the count (a directory or one .tar); its online votes are compared with what follows from the export',
  },
  'sort-online': {
    ja: 'オンライン投票箱を仕分ける：書き出した媒体を確かめ、数える票だけを並べ替えて、集計機に渡す媒体に書く',
    en: 'sort an online ballot box: check the exported sticks, and write the votes that count, in an order that says nothing, to a stick for the tally',
  },
  'sort-online --settings': { ja: '署名されたオンライン投票の設定（online.json。隣に online.sig）', en: 'the signed settings (online.json, with online.sig beside it)' },
  'sort-online --original': { ja: '書き出しの正（原本）の媒体の場所', en: 'where the first stick of the export is' },
  'sort-online --duplicate': { ja: '書き出しの副（複写）の媒体の場所。正（原本）と比べる', en: 'where the second stick is; compared with the first' },
  'sort-online --voids': {
    ja: '投票所の無効化のファイル、名簿の更新の roll-round-、二人の署名した決定のあるフォルダー',
    en: "directory of the stations' voids, of roll-round- of the roll lists, and of decisions signed by two",
  },
  'sort-online --approvers': { ja: '名簿側の承認者の一覧（approvers.json）', en: 'list of approvers of the roll side (approvers.json)' },
  'sort-online --boxes': { ja: '名簿側の二人が署名した投票箱の一覧（online-boxes-）のフォルダー', en: 'directory of the lists of boxes that two people of the roll side signed (online-boxes-)' },
  'sort-online --evidence': { ja: '署名の控え（online-evidence.ippyo）と承認した人の一覧のあるフォルダー', en: 'directory of evidence (online-evidence.ippyo) and approved lists' },
  'sort-online --cards': { ja: 'カードの認証局：roots、between、policies、oldestStatus のある JSON ファイル', en: 'authorities of cards: a JSON file with roots, between, policies, oldestStatus' },
  'sort-online --share': { ja: '仕分けの鍵の持ち分のファイル。必要な数だけ書く', en: 'a share of the sorting key; as often as shares are needed' },
  'sort-online --reports': { ja: '各投票所の署名された報告（投票所.json と .json.sig）のあるフォルダー', en: 'folder with the signed report of each station (station.json and .json.sig)' },
  'sort-online --reported': {
    ja: '報告が紙だけの投票所の、投票録の数。投票所:無効化:カード',
    en: 'figures of the polling record of a station whose report is on paper alone: station:voided:cards',
  },
  'sort-online --machine': { ja: '仕分けの機械のフォルダー（personalise tally --sorting で作ったもの）', en: 'directory of the sorting machine (made by personalise tally --sorting)' },
  'sort-online --out': { ja: '集計機に渡す媒体の場所。全部そろって現れるか、何も現れない', en: 'where the stick for the tally is; all appears, or nothing' },
  'sort-online --passphrases-fd': { ja: '合言葉を1行に1つ読む：--share の順、最後に機械', en: 'read passphrases as lines: in the order of --share, then the machine' },
  'verify-bundle <bundle>': { ja: '公表データのフォルダー、または .tar', en: 'directory or .tar of the bundle' },
  'verify-bundle --number': { ja: '紙にある公表データの番号（20桁）', en: 'number of the bundle on paper, twenty digits' },
} satisfies TextCatalogue

const counting = {
  count: {
    ja: '画面なしの開票：報告書と封印した記録媒体を受け取り、k人の持ち分で開き、数え、突き合わせ、書類を作る',
    en: 'receive reports and sealed media, open with k shares, count, reconcile, print the documents',
  },
  'count <media...>': { ja: '記録媒体、またはその下に記録媒体のあるフォルダー', en: 'media, or directories with media below them' },
  'count --reports': { ja: '署名の付いた投票所報告書のフォルダー', en: 'station reports with their signatures' },
  'count --shares': { ja: '鍵の保管者の持ち分のファイルのあるフォルダー', en: 'share files of the key holders' },
  'count --out': { ja: '段階ごとの記録（count/）と書類（documents/）を書くフォルダー', en: 'where stages (count/) and documents (documents/) are written' },
  'count --seats': { ja: '使う持ち分の番号（指定がなければ、ある中の初めのk個）', en: 'share numbers to use (default: the first k that are there)' },
  'count --passphrases-fd': {
    ja: '1行に1つ、この番号のファイル記述子から読む：集計機の合言葉、続けて持ち分の合言葉',
    en: "read from this file descriptor, one a line: the tally's passphrase, then one of each share",
  },
  'count --authority': { ja: 'この集計機のフォルダーの authority.pub（personalise tally が作る）', en: 'authority.pub in the directory of this machine (made by personalise tally)' },
  'count --received-by': { ja: 'すべての投票所の送致目録を確かめ、封印と錠に異状がないことを見た人', en: 'who checked the transport list of every station, and found all sealed and locked' },
  'count --report-number': { ja: '投票所の印刷された報告書の照合番号。投票所ごとに一つ', en: "check number on a station's printed sheet; one for each station" },
  'count --without-paper': {
    ja: '用紙による投票が一票もないという、この氏名の選挙長の言葉。--witness と合わせて',
    en: 'the election chair of this name says that nobody voted on paper; with --witness',
  },
  'count --witness': {
    ja: '0票の確認、くじ、用紙による投票がないことの確認に立ち会う人。一人は必要、何度でも',
    en: 'who sees that nothing is held yet, the lot, and that there was no paper; at least one, may be repeated',
  },
} satisfies TextCatalogue

export const commandHelp: TextCatalogue = {
  ippyo: { ja: '一票：画面のない機械の鍵、検査、公表、再集計', en: '一票 Ippyō: keys of machines without a screen, checks, publication, counts of a script' },
  'ippyo-verify': {
    ja: '一票：封印した記録媒体と開票を、だれも信用せずに確かめる',
    en: '一票 Ippyō: check sealed media and a count, and trust nobody for it',
  },
  'ippyo after': {
    ja: '終了コード：0 できた・1 断った（次にすることを示す）\n            2 命令の書き方が違う・3 プログラムかディスクの故障',
    en: 'Exit codes: 0 done · 1 refused, with what to do next\n            2 wrong command line · 3 failure of program or disk',
  },
  ...everywhere,
  ...making,
  ...personalising,
  ...voice,
  ...looking,
  ...counting,
}

/** Around the lists of `--help`, and inside its brackets. */
export const helpFrame = {
  'Usage:': { ja: '使い方:', en: 'Usage:' },
  'Arguments:': { ja: '対象:', en: 'Arguments:' },
  'Options:': { ja: 'オプション:', en: 'Options:' },
  'Global Options:': { ja: 'どの命令にもあるオプション:', en: 'Global Options:' },
  'Commands:': { ja: '命令:', en: 'Commands:' },
  'Prepare:': { ja: '準備する:', en: 'Prepare:' },
  'Papers:': { ja: '書類:', en: 'Papers:' },
  'Count:': { ja: '開票する:', en: 'Count:' },
  'Check:': { ja: '確かめる:', en: 'Check:' },
  'Online ballot box:': { ja: 'オンライン投票箱:', en: 'Online ballot box:' },
  'Help:': { ja: '説明:', en: 'Help:' },
  '[options]': { ja: '[オプション]', en: '[options]' },
  '[command]': { ja: '[命令]', en: '[command]' },
  asides: { ja: '（{asides}）', en: ' ({asides})' },
  aside: { ja: '・', en: ', ' },
  choices: { ja: '{values} のどれか', en: 'one of {values}' },
  default: { ja: '指定がなければ {value}', en: 'default: {value}' },
  required: { ja: '必ず要る', en: 'required' },
} satisfies TextCatalogue
