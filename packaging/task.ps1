# Do one task of tasks.py with the first Python that is new enough.
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
foreach ($python in @("py -3", "python", "python3")) {
    $words = $python.Split(" ")
    if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
    $before = @($words | Select-Object -Skip 1)
    & $words[0] @before -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>$null
    if ($LASTEXITCODE -eq 0) {
        & $words[0] @before (Join-Path $here "tasks.py") @args
        exit $LASTEXITCODE
    }
}
[Console]::Error.WriteLine("Manicule needs Python 3.11 or newer, and none was found.")
exit 1
