#!/usr/bin/env bash
# Takes the pictures in docs/screens anew: of the pages as they are, in a real browser (Chromium and chromedriver on the PATH).
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw --batch-mode --quiet -pl cli -am verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=Screens -Dfailsafe.failIfNoSpecifiedTests=false
ls -l docs/screens
