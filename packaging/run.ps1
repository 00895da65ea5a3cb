& (Join-Path $PSScriptRoot "task.ps1") run @args
exit $LASTEXITCODE
