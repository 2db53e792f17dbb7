"""The words of `gongkai office` in Chinese and in English; what rooms say is Chinese."""

from gongkai.commands.words import LANGUAGE, LANGUAGES

_WORDS = {
    "office": ("运行信息公开平台", "run the office's site"),
    "serve": (
        "启动平台；首次启动时建立数据库并装入示范数据",
        "serve the site; the first start makes the database and loads the demonstration",
    ),
    "demo": ("向空的平台装入示范数据", "load the demonstration into an empty office"),
    "found": (
        "在空的平台里设立第一批机关、开通第一批账号，不装示范数据",
        "found the first organs and people in an empty office, without the demonstration",
    ),
    "found_file": ("填好的机关和人员文件，例如county.toml", "the file filled in, e.g. county.toml"),
    "found_template": ("写出一份样本供填写，不设立", "write a sample to fill in, found nothing"),
    "found_template_written": (
        "样本已写入 {file}；照着改好以后，运行 gongkai office found {file}。",
        "A sample is in {file}; once changed, run gongkai office found {file}.",
    ),
    "founded": (
        "已在 {home} 设立。初始口令只显示这一次，请当面交给本人：",
        "Founded in {home}. The first passwords are shown this once:",
    ),
    "check": (
        "检查台账、已发布信息、附件、申请和年度报告是否完整、未被改动",
        "check that records, documents, files and signed reports are whole and unchanged",
    ),
    "index": (
        "重建已公开信息的检索索引，其间照常检索",
        "make the search index of what is published anew, while the old one answers",
    ),
    "indexed_documents": (
        "已编入索引 {count} 条信息。",
        "{count} documents are indexed.",
    ),
    "export": (
        "把公开的网页导出为静态文件，交给任何网页服务器；撤下的先删除，没有变化的不重写",
        "write the public pages as static files for any web server; what was withdrawn goes first",
    ),
    "export_folder": (
        "空文件夹，或者上一次导出的文件夹",
        "an empty folder, or the folder of an earlier export",
    ),
    "exported": (
        "已导出到 {folder}：写入 {written} 个文件，{unchanged} 个没有变化，删除 {deleted} 个。",
        "Exported to {folder}: {written} files written, {unchanged} unchanged, {deleted} deleted.",
    ),
    "dump": (
        "重新生成开放数据（CSV、Parquet、数据字典、校验和）；平台每天夜里自动生成",
        "make the open data anew (CSV, Parquet, dictionary, sums); the office does so each night",
    ),
    "dumped": (
        "已生成开放数据 {folder}：政府信息 {documents} 条，公开目录 {catalogue} 条。",
        "The open data is in {folder}: {documents} documents, {catalogue} rows of catalogues.",
    ),
    "dump_busy": (
        "另一个进程正在生成开放数据，请等它完成后再试",
        "another process is making the open data; try again when it is done",
    ),
    "index-cases": (
        "重建依申请公开案卷的字词索引",
        "make the index of the words of applications anew",
    ),
    "indexed": (
        "已为{count}件申请编制字词索引。",
        "The words of {count} applications are indexed.",
    ),
    "anonymise": (
        "列出保存期限届满的案卷和来件；加 --run 执行已批准的鉴定清单，按期匿名",
        "list what has been kept for its period; with --run anonymise what a list approved",
    ),
    "anonymise_organ": (
        "只看这个机关（网址标识），默认全部机关",
        "the slug of one organ; all of them by default",
    ),
    "anonymise_run": (
        "执行已批准的清单；不加这一项只列出，不改动任何数据",
        "do what is approved; without it nothing is changed",
    ),
    "import-cases": (
        "从XLSX工作簿导入往年的依申请公开案件",
        "bring applications of earlier years in from an XLSX workbook",
    ),
    "import_file": ("填好的工作簿，例如2025.xlsx", "the workbook filled in, such as 2025.xlsx"),
    "import_organ": ("机关的网址标识", "the slug of the organ"),
    "import_by": ("该机关经办人的用户名", "the user name of a handler of that organ"),
    "dry_run": ("只核对，不导入", "check only, bring nothing in"),
    "import_template": ("写出空白模板，不导入", "write the empty workbook instead"),
    "import_whose": (
        "请用 --organ 指明机关、用 --by 指明经办人的用户名；要空白模板，用 --template",
        "name the organ with --organ and its handler with --by; --template writes the workbook",
    ),
    "template_written": ("空白模板已写入 {file}。", "The empty workbook is in {file}."),
    "verify-archive": (
        "核对案卷归档包：每个文件的摘要、台账的哈希",
        "check the package of a case: the digest of each file, the hashes of its ledger",
    ),
    "package": ("案卷归档包（ZIP）", "the package of a case (ZIP)"),
    "verified": (
        "{number}：文件{files}个，台账{events}条，{faults}处有问题。索引摘要 {digest}，"
        "请与该案台账“导出”记录里的摘要比对。",
        "{number}: {files} files, {events} events, {faults} faults. Digest of the index {digest}:"
        " compare it with the one in the ledger.",
    ),
    "backup": ("备份数据库和文件（不含密钥）", "back up database and files (not the keys)"),
    "restore": ("把备份恢复到空目录", "restore a backup into an empty folder"),
    "worker": (
        "发送发件箱中的短信和邮件；平台启动时自带，另设进程时使用",
        "send the mail and SMS of the outbox; serve does so too, this is for a process apart",
    ),
    "remind": (
        "生成某日的申请、审查和文件提醒，默认今天；重复运行不会重复提醒",
        "remind of a day's cases, reviews and documents; a second run repeats none",
    ),
    "day": ("日期，例如2026-12-31", "the day, such as 2026-12-31"),
    "bad_day": (
        "“{day}”不是日期，请写作2026-12-31这样的年-月-日。",
        "{day} is not a date; write it as 2026-12-31.",
    ),
    "reminded": (
        "{day}：申请期限新提醒{reminders}条，待办邮件{digests}封；"
        "审查提醒邮件{reviews}封；文件有效期新提醒{endings}条；解读、采纳情况新提醒{following}条；"
        "咨询提醒邮件{questions}封。",
        "{day}: {reminders} new reminders of cases, {digests} digests;"
        " {reviews} mails to reviewers; {endings} new reminders of validity,"
        " {following} of what must follow; {questions} mails about questions.",
    ),
    "resting": ("{day}是休息日，不提醒。", "{day} is a day of rest; nobody is reminded."),
    "once": ("只处理一遍就结束", "look once and end"),
    "working": ("正在处理发件箱，按Ctrl-C停止。", "Working; Ctrl-C stops it."),
    "worked": (
        "已发出{sent}条，失败{failed}条，待再次发送{put_off}条。",
        "{sent} sent, {failed} failed, {put_off} put off.",
    ),
    "host": ("监听地址，默认127.0.0.1", "address to listen on, 127.0.0.1 by default"),
    "port": ("端口，默认8000；被占用时顺延", "port, 8000 by default; the next one if taken"),
    "no_demo": ("首次启动时不装入示范数据", "do not load the demonstration on the first start"),
    "target": ("备份文件，例如backup.tar.gz", "the backup to write, such as backup.tar.gz"),
    "source": ("要恢复的备份文件", "the backup to restore"),
    "bad_port": ("端口应为1至65535的整数", "a port is a number from 1 to 65535"),
    "listening": ("平台已启动：{address}", "The office is at {address}"),
    "back_office": ("后台办公：{address}office/", "Back office: {address}office/"),
    "stop": ("按Ctrl-C停止。", "Ctrl-C stops it."),
    "stopped": ("平台已停止。", "The office has stopped."),
    "people": (
        "可以登录的人员（示范口令都是 {password}，自行改过的除外）：",
        "Who can sign in (the demonstration password is {password}, unless changed):",
    ),
    "person": ("  {username:<20}{name}　{roles}", "  {username:<20}{name}　{roles}"),
    "sample": (
        "公众查询申请进度可以试用：登记号 {number}，查询码 {code}",
        "To follow an application as the public: number {number}, query code {code}",
    ),
    "loaded": ("示范数据已装入 {home}。", "The demonstration is loaded into {home}."),
    "held": ("{name}{count}项：完好。", "{name} ({count}): whole."),
    "broken": ("{name}{count}项：{faults}处有问题。", "{name} ({count}): {faults} faults."),
    "no_tables": (
        "数据目录 {home} 中还没有可用的数据库；请先运行 gongkai office serve。",
        "There is no database in {home} yet; run gongkai office serve first.",
    ),
    "backed_up": (
        "已备份{count}个文件到 {target}。密钥不在其中，请另行妥善保管 {keys} 目录。",
        "{count} files are in {target}. The keys are not: keep the folder {keys} apart and safe.",
    ),
    "restored": (
        "已恢复{count}个文件到 {home}。请把原来的密钥放回 {keys} 目录，再启动平台。",
        "{count} files are in {home}. Put the old keys back into {keys} before you start.",
    ),
    "only_sqlite": (
        "数据库不是内置的SQLite，备份和恢复请使用数据库自带的工具。",
        "The database is not the built-in SQLite; use its own tools to back it up.",
    ),
    "bad_settings": (
        "环境变量的设置不对：{why}；请改正后重试。",
        "A setting in the environment is wrong: {why}",
    ),
    "bad_database": (
        "数据库不能使用（{why}）；请检查磁盘空间、权限和数据库文件。",
        "The database cannot be used ({why}); check disk, permissions and the file.",
    ),
}


def worded(key: str, **values: object) -> str:
    """A text of these commands, in the language of this run."""
    return _WORDS[key][LANGUAGES.index(LANGUAGE.get())].format(**values)
