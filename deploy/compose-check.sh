#!/usr/bin/env bash
# Brings docker-compose.yml up, and holds what happens against what is promised: images in, predictions out, reports, a page,
# metrics; more classifiers, restarts of every service, and an orderly end, all without loss. Prints a line for each promise and
# ends with 1 if one did not hold. Takes some minutes; ports are 1 above the usual ones, volumes are its own and go at the end.
#
#   docker build -t fovea . && deploy/compose-check.sh
#
#   COMPOSE   docker compose, or docker-compose
#   PATIENCE  how many times as long as usual to wait, on a machine that has much else to do
#   KEEP=1    leave all running at the end, to look at
set -u
cd "$(dirname "$0")/.."

export COMPOSE_PROJECT_NAME=fovea-check
export KAFKA_PORT=${KAFKA_PORT:-9093} REGISTRY_PORT=${REGISTRY_PORT:-8082} WEB_PORT=${WEB_PORT:-8083}
export PROMETHEUS_PORT=${PROMETHEUS_PORT:-9091} GRAFANA_PORT=${GRAFANA_PORT:-3001} SAMPLE_RATE=${SAMPLE_RATE:-10}
applications="classifier quality producer web"
failed=0
began=$SECONDS

compose() {
  # shellcheck disable=SC2086 # two words
  ${COMPOSE:-docker compose} --profile monitoring "$@"
}

say() { printf '%4s s  %s\n' $((SECONDS - began)) "$*"; }

promise() { # TEXT COMMAND...: holds now
  local text=$1
  shift
  if "$@"; then say "ok      $text"; else say "FAILED  $text"; failed=1; fi
}

within() { # SECONDS TEXT COMMAND...: holds before long
  local deadline=$((SECONDS + $1 * ${PATIENCE:-1})) text=$2
  shift 2
  until "$@"; do
    if [ $SECONDS -ge $deadline ]; then say "FAILED  $text"; failed=1; return 1; fi
    sleep 2
  done
  say "ok      $text"
}

containers() { compose ps -a -q "$1"; } # stopped ones as well

state() { docker inspect --format "{{$2}}" "$1"; }

healthy() { # SERVICE...: all containers of all of them
  local service container
  for service in "$@"; do
    [ -n "$(containers "$service")" ] || return 1
    for container in $(containers "$service"); do
      [ "$(state "$container" '.State.Running')" = true ] || return 1
      case $(state "$container" 'if .State.Health}}{{.State.Health.Status}}{{end') in healthy | '') ;; *) return 1 ;; esac
    done
  done
}

ready() { # SERVICE: every container says that work may be sent to it
  local container
  for container in $(containers "$1"); do
    docker exec "$container" /opt/fovea/bin/healthy /ready >/dev/null || return 1
  done
}

# Records that a reader of committed ones sees, for each topic in turn: offsets count markers of transactions as well.
records() {
  compose exec -T kafka bash -c '
    for topic in '"$*"'; do
      /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server localhost:19092 --topic $topic --from-beginning \
        --isolation-level read_committed --timeout-ms 8000 --formatter-property print.key=true \
        --formatter-property print.value=false 2>/dev/null | wc -l
    done' | tr -d '\r' | tr '\n' ' '
}

lag_of_the_classifier() {
  compose exec -T kafka /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:19092 --describe \
    --group fovea-classifier 2>/dev/null | awk '$2 == "images" { lag += $6 } END { print lag + 0 }'
}

images_written() {
  compose exec -T kafka /opt/kafka/bin/kafka-get-offsets.sh --bootstrap-server localhost:19092 --topic images 2>/dev/null |
    awk -F: '{ written += $3 } END { print written + 0 }'
}

more_than() { [ "$(images_written)" -gt "$1" ]; }

drained() { [ "$(lag_of_the_classifier)" = 0 ]; }

moves() { # METRIC: Prometheus sees it grow
  local value
  value=$(query "sum(increase($1[1m]))")
  case $value in '' | 0 | NaN) return 1 ;; esac
}

query() {
  curl -sf -G "http://127.0.0.1:$PROMETHEUS_PORT/api/v1/query" --data-urlencode "query=$1" |
    sed -n 's/.*"value":\[[^,]*,"\([^"]*\)"\].*/\1/p'
}

scraped() { # JOB COUNT
  [ "$(query "count(up{job=\"$1\"} == 1)")" = "$2" ]
}

no_loss() { # each image is one prediction or one dead letter
  within 240 "the classifier has read all images" drained || return 1
  local images predictions dead
  read -r images predictions dead <<<"$(records images predictions images.dlq)"
  say "        $images images, $predictions predictions, $dead dead letters"
  promise "each image has one prediction, and nothing was refused" \
    [ "$images" -gt 0 -a "$images" = "$predictions" -a "$dead" = 0 ]
}

without_producer() { # COMMAND...: while nothing is published
  compose stop producer >/dev/null 2>&1
  "$@"
  compose start producer >/dev/null 2>&1
}

ended_in_order() { # SERVICE CODE: by itself
  local container
  for container in $(containers "$1"); do
    [ "$(state "$container" '.State.ExitCode')" = "$2" ] || return 1
  done
}

predicts() { # the page's own way: an image in, an answer out
  local token
  token=$(compose exec -T web cat /run/fovea/access-token | tr -d '\r')
  # A GIF of one pixel is an image, too.
  printf 'GIF89a\001\000\001\000\200\000\000\000\000\000\377\377\377!\371\004\000\000\000\000\000,\000\000\000\000\001\000\001\000\000\002\002D\001\000;' |
    curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: image/gif' --data-binary @- \
      "http://127.0.0.1:$WEB_PORT/predict?wait=30" | grep -q '"label"'
}

refuses_without_token() {
  [ "$(curl -s -o /dev/null -w '%{http_code}' -X POST "http://127.0.0.1:$WEB_PORT/predict")" = 401 ]
}

grafana_is_had() { docker image inspect grafana/grafana:12.0.2 >/dev/null 2>&1; }

# shellcheck disable=SC2329 # called at the end
down() { [ "${KEEP:-}" = 1 ] || compose down --volumes --timeout 30 >/dev/null 2>&1; }
trap down EXIT

services="kafka registry topics access-token $applications prometheus"
if grafana_is_had; then services="$services grafana"; else say "        no image of Grafana here: left out"; fi
down
# shellcheck disable=SC2086 # words
compose up --detach $services >/dev/null 2>&1 || { say "FAILED  docker compose up"; compose logs --tail 5; exit 1; }
# shellcheck disable=SC2086
within 300 "every service is healthy" healthy kafka registry $applications
within 120 "the classifier is ready" ready classifier
within 120 "quality is ready" ready quality
within 60 "the web is ready" ready web
for job in classifier quality web; do within 60 "Prometheus scrapes $job" scraped $job 1; done
within 120 "predictions are made" moves fovea_images_classified_total
within 120 "reports are made" moves fovea_reports_made_total
within 60 "the page answers for an image" predicts
promise "the page asks for the token" refuses_without_token
without_producer no_loss

compose up --detach --scale classifier=3 --no-recreate classifier >/dev/null 2>&1
within 120 "three classifiers are healthy" healthy classifier
within 120 "three classifiers are ready" ready classifier
within 60 "Prometheus scrapes three classifiers" scraped classifier 3
without_producer no_loss
compose up --detach --scale classifier=1 --no-recreate classifier >/dev/null 2>&1

for service in classifier quality web producer registry kafka; do
  compose restart --timeout 60 $service >/dev/null 2>&1
  # shellcheck disable=SC2086
  within 180 "after a restart of $service, all are healthy" healthy kafka registry $applications
done
within 120 "the classifier is ready" ready classifier
within 120 "predictions are made" moves fovea_images_classified_total
within 120 "reports are made" moves fovea_reports_made_total
within 60 "the page answers for an image" predicts
without_producer no_loss

# A JVM that has only just begun does not listen yet.
within 60 "images come again" more_than "$(images_written)"
# shellcheck disable=SC2086
compose stop $applications >/dev/null 2>&1
for service in classifier quality web; do promise "$service ended in order" ended_in_order $service 0; done
promise "producer ended in order, and told that it was stopped before its count" ended_in_order producer 130
compose stop >/dev/null 2>&1

[ $failed = 0 ] && say "All promises held." || say "Some promises did not hold."
exit $failed
