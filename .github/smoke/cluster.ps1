# Takes the cluster in the given output directory through its own scripts: start, status, a message, a killed master,
# stop. It fails at the first thing that is not as it must be, and then stops all instances. cluster.sh does the same.
param([Parameter(Mandatory = $true)][string] $Output)

# What a script writes to its standard error is a part of its answer and no mistake of this one.
$ErrorActionPreference = 'Continue'

# Runs a script that must end with the given status, and print the given text.
function Assert-Script([int] $Status, [string] $Text, [string] $Script, [string[]] $Options = @()) {
    $path = Join-Path $Output $Script
    Write-Host "> $path $Options"
    $said = (& $path @Options 2>&1 | ForEach-Object { "$_" }) -join "`n"
    $ended = $LASTEXITCODE
    Write-Host $said
    if ($ended -ne $Status) { throw "FAILED: expected the exit status $Status, and not $ended" }
    if (-not $said.Contains($Text)) { throw "FAILED: expected this text: $Text" }
}

try {
    Assert-Script 3 'smoke: stopped' 'bin\status.cmd'
    Assert-Script 0 '' 'bin\start.cmd' @('--timeout', '180')
    Assert-Script 0 'smoke: whole: all 3 instances run' 'bin\status.cmd'
    Assert-Script 0 '' 'instances\zk-1\bin\status.cmd'
    Assert-Script 0 '' 'bin\activemq.cmd' @('producer', '--destination', 'queue://hello', '--messageCount', '3')

    $master = 'orders-1', 'orders-2' |
        Where-Object { ((& (Join-Path $Output "instances\$_\bin\status.cmd")) -join "`n").Contains(': master') }
    Write-Host "> kill $master, the master"
    Stop-Process -Force -Id ([int] (Get-Content (Join-Path $Output "instances\$master\run\pid"))) -ErrorAction Stop
    Assert-Script 0 'Received test message: 2' 'bin\activemq.cmd' `
        @('consumer', '--destination', 'queue://hello', '--messageCount', '3')
    Assert-Script 3 '' "instances\$master\bin\status.cmd"
    Assert-Script 0 '' "instances\$master\bin\start.cmd" @('--timeout', '180')
    Assert-Script 0 'smoke: whole: all 3 instances run' 'bin\status.cmd'
    Assert-Script 0 '' "instances\$master\bin\restart.cmd" @('--timeout', '180')
    Assert-Script 0 '' 'bin\stop.cmd'
    Assert-Script 3 'smoke: stopped' 'bin\status.cmd'
    Write-Host 'smoke: all is as it must be'
} finally {
    & (Join-Path $Output 'bin\stop.cmd') *> $null
}
# The last script's status would be this one's.
exit 0
