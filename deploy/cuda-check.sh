#!/usr/bin/env bash
# Tells whether this machine can classify on an NVIDIA GPU, and what it lacks for it. Changes nothing. A line for each thing that
# is needed, and for one that is missing the mend; ends with 1 if one is.
#
#   deploy/cuda-check.sh               for ./fovea classify --device cuda, built with -Pcuda
#   deploy/cuda-check.sh --container   for docker-compose.cuda.yml: CUDA and cuDNN come with the image there
#
# What is asked for is what the libraries inside onnxruntime_gpu 1.29.0 name: they were built by CUDA 12.8 and load CUDA 12 and
# cuDNN 9 of the machine.
set -u

# The least that runs CUDA 12, by NVIDIA's rule of minor version compatibility.
driver_needed=525.60.13
libraries="libcudart.so.12 libcublas.so.12 libcublasLt.so.12 libcurand.so.10 libcudnn.so.9"
failed=0

ok() { printf 'ok       %s\n' "$1"; }

missing() { # WHAT MEND
  printf 'MISSING  %s\n         %s\n' "$1" "$2"
  failed=1
}

at_least() { # VERSION NEEDED
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

platform() {
  local system
  system="$(uname -s) $(uname -m)"
  if [ "$system" = "Linux x86_64" ]; then
    ok "$system"
  else
    missing "natives for $system" "onnxruntime_gpu holds those of Linux and Windows on x86-64 alone."
  fi
}

gpu_and_driver() {
  local gpus name driver capability
  if ! command -v nvidia-smi >/dev/null; then
    missing "nvidia-smi" "Install NVIDIA's driver, $driver_needed or newer, and look whether lspci shows a GPU at all."
    return
  fi
  if ! gpus=$(nvidia-smi --query-gpu=name,driver_version,compute_cap --format=csv,noheader 2>&1) || [ -z "$gpus" ]; then
    missing "a GPU that answers: ${gpus%%$'\n'*}" "A driver that was updated under a running kernel wants a restart of the machine."
    return
  fi
  while IFS=, read -r name _ capability; do
    ok "$name, compute capability$capability"
  done <<<"$gpus"
  # One driver serves them all.
  IFS=', ' read -r driver _ <<<"${gpus#*,}"
  if at_least "$driver" "$driver_needed"; then
    ok "driver $driver"
  else
    missing "driver $driver_needed or newer" "This one is $driver: update it. Cards that no newer one serves want ND4J for CUDA 11: see docs/operations.md."
  fi
}

# Where the loader looks.
has_library() {
  ldconfig -p 2>/dev/null | grep -qF "$1 " && return
  local directory IFS=:
  for directory in ${LD_LIBRARY_PATH:-}; do
    [ -e "$directory/$1" ] && return
  done
  return 1
}

cuda_and_cudnn() {
  local library
  for library in $libraries; do
    if has_library "$library"; then
      ok "$library"
    elif [ "$library" = libcudnn.so.9 ]; then
      missing "$library" "Install cuDNN 9 for CUDA 12, or name its directory in LD_LIBRARY_PATH. cuDNN 8 does not do."
    else
      missing "$library" "Install the runtime of CUDA 12, or name its directory in LD_LIBRARY_PATH. CUDA 11 and 13 do not do."
    fi
  done
}

engine_with_gpus() {
  local told
  if ! command -v docker >/dev/null; then
    missing "docker" "Install a container engine with Compose."
    return
  fi
  if ! told=$(docker info --format '{{json .}}' 2>/dev/null); then
    missing "an engine that answers to docker info" "Start it, or let this user reach its socket."
    return
  fi
  ok "a container engine"
  if command -v nvidia-container-cli >/dev/null || command -v nvidia-ctk >/dev/null; then
    ok "NVIDIA's container toolkit"
  else
    missing "NVIDIA's container toolkit" "Install nvidia-container-toolkit from NVIDIA's repository."
  fi
  case $told in
    *'"nvidia"'* | *nvidia.com/gpu*) ok "the engine knows GPUs" ;;
    *) missing "an engine that knows GPUs" "nvidia-ctk runtime configure --runtime=docker, then restart the engine." ;;
  esac
}

case ${1:-} in
  '') parts="platform gpu_and_driver cuda_and_cudnn" ;;
  --container) parts="platform gpu_and_driver engine_with_gpus" ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
for part in $parts; do $part; done
if [ $failed = 0 ]; then echo "All is there."; else echo "Something is missing: without it, --device cuda ends at its start."; fi
exit $failed
