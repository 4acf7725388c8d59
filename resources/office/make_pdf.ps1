# Makes a PDF of one file with Word, PowerPoint or Excel. Paths come as arguments, never as code.
# No macro runs, no link is followed, nothing is asked, and the file itself is only read.
param(
    [Parameter(Mandatory = $true)] [string] $From,
    [Parameter(Mandatory = $true)] [string] $To,
    [Parameter(Mandatory = $true)] [string] $Started,
    [Parameter(Mandatory = $true)]
    [ValidateSet('Word', 'PowerPoint', 'Excel')] [string] $Program
)
$ErrorActionPreference = 'Stop'
$missing = [Type]::Missing
$noSuchPassword = 'chair-desk'   # a locked file then fails where it would ask
$image = @{ Word = 'WINWORD.EXE'; PowerPoint = 'POWERPNT.EXE'; Excel = 'EXCEL.EXE' }[$Program]

function Get-Running {
    @(Get-CimInstance -ClassName Win32_Process -Filter "Name = '$image'" |
        Where-Object { $_.CommandLine -match 'Embedding' } | ForEach-Object { $_.ProcessId })
}

function ConvertWith-Word($app) {
    $app.DisplayAlerts = 0
    $options = $app.Options
    $before = @($options.UpdateLinksAtOpen, $options.UpdateLinksAtPrint, $options.UpdateFieldsAtPrint)
    $options.UpdateLinksAtOpen = $false
    $options.UpdateLinksAtPrint = $false
    $options.UpdateFieldsAtPrint = $false
    $document = $null
    try {
        # name, no question of its kind, read only, not among the recent, password, template's,
        # revert, password to write, template's, format, encoding, seen, repair, direction, encoding
        $document = $app.Documents.OpenNoRepairDialog(
            $From, $false, $true, $false, $noSuchPassword, $noSuchPassword,
            $false, $noSuchPassword, $noSuchPassword, $missing, $missing, $false, $true, $missing, $true)
        $document.ExportAsFixedFormat($To, 17)
    } finally {
        if ($null -ne $document) { $document.Close(0) }
        $options.UpdateLinksAtOpen = $before[0]
        $options.UpdateLinksAtPrint = $before[1]
        $options.UpdateFieldsAtPrint = $before[2]
    }
}

function ConvertWith-Excel($app) {
    $app.DisplayAlerts = $false
    $app.EnableEvents = $false
    $book = $null
    try {
        # name, links as they were, read only, format, passwords, no advice, origin, delimiter,
        # not to be changed, no notice, converter, not among the recent
        $book = $app.Workbooks.Open(
            $From, 0, $true, $missing, $noSuchPassword, $noSuchPassword,
            $true, $missing, $missing, $false, $false, $missing, $false)
        $book.ExportAsFixedFormat(0, $To)
    } finally {
        if ($null -ne $book) { $book.Close($false) }
    }
}

function ConvertWith-PowerPoint($app) {
    $alerts = $app.DisplayAlerts
    $app.DisplayAlerts = 1
    $show = $null
    try {
        $show = $app.Presentations.Open($From, -1, 0, 0)   # read only, its own name, no window
        $show.SaveAs($To, 32)
    } finally {
        if ($null -ne $show) { $show.Close() }
        $app.DisplayAlerts = $alerts
    }
}

$before = Get-Running
$app = New-Object -ComObject "$Program.Application"
$own = @(Get-Running | Where-Object { $before -notcontains $_ })
Set-Content -LiteralPath $Started -Value $own -Encoding ASCII
$security = $app.AutomationSecurity
try {
    $app.AutomationSecurity = 3   # no macro of any file, and no question about it
    switch ($Program) {
        'Word' { ConvertWith-Word $app }
        'Excel' { ConvertWith-Excel $app }
        'PowerPoint' { ConvertWith-PowerPoint $app }
    }
} finally {
    $app.AutomationSecurity = $security
    $left = switch ($Program) {
        'Word' { $app.Documents.Count }
        'Excel' { $app.Workbooks.Count }
        'PowerPoint' { $app.Presentations.Count }
    }
    # A person may have opened a file in the same program meanwhile: then it is left to them.
    if ($own.Count -gt 0 -and $left -eq 0) { $app.Quit() } elseif ($own.Count -gt 0) { $app.Visible = -1 }
    [void] [Runtime.InteropServices.Marshal]::FinalReleaseComObject($app)
    Clear-Content -LiteralPath $Started
}
