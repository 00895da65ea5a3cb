& (Join-Path $PSScriptRoot "task.ps1") build @args
exit $LASTEXITCODE
