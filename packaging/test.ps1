& (Join-Path $PSScriptRoot "task.ps1") test @args
exit $LASTEXITCODE
