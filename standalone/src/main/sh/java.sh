# shellcheck shell=sh
# shellcheck disable=SC2154
# Finds a JDK and Maven, or says how to get them here. Sets: jdk (its folder), mvn. Part of the script ytarchive.

oldest_java=25

# Prints the feature version of the JDK in a folder; nothing when there is no JDK.
java_version_in() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = \([0-9]*\).*/\1/p'
  fi
}

is_new_enough() {
  version=$(java_version_in "$1")
  [ -n "$version" ] && [ "$version" -ge "$oldest_java" ]
}

# The JDK folder a java command belongs to, through all links.
folder_of_java() {
  java=$(readlink -f "$1" 2>/dev/null) || java=$1
  dirname "$(dirname "$java")"
}

# JDK_FOLDERS replaces the list of usual places.
java_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  ! has java || folder_of_java "$(command -v java)"
  if [ -n "${JDK_FOLDERS:-}" ]; then
    printf '%s\n' "$JDK_FOLDERS"/*
    return
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

find_java() {
  if [ -n "${YTARCHIVE_JAVA:-}" ]; then
    jdk=$YTARCHIVE_JAVA
    [ -d "$jdk" ] || jdk=$(folder_of_java "$jdk")
    is_new_enough "$jdk" && return
    give_up 3 "YTARCHIVE_JAVA=$YTARCHIVE_JAVA is no JDK $oldest_java or newer"
  fi
  while read -r jdk; do
    if is_new_enough "$jdk"; then return; fi
  done <<EOF
$(java_candidates)
EOF
  say "no JDK $oldest_java or newer is here. To install one:"
  how_to_get_java | with_sudo_where_needed >&2
  say "one that is somewhere else is named by YTARCHIVE_JAVA"
  exit 3
}

# What /etc/os-release says under a name.
os() {
  if [ -r "${OS_RELEASE:-/etc/os-release}" ]; then
    sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" "${OS_RELEASE:-/etc/os-release}"
  fi
}

os_family() {
  if [ "$(uname -s)" = Darwin ]; then echo mac; return; fi
  for name in $(os ID) $(os ID_LIKE); do
    case $name in
      debian | ubuntu) echo debian; return ;;
      fedora | rhel | centos) echo fedora; return ;;
      arch) echo arch; return ;;
    esac
  done
  echo other
}

# Root needs no sudo, and a fresh container has none.
with_sudo_where_needed() {
  if [ "$(id -u)" -eq 0 ]; then sed 's/sudo //g'; else cat; fi
}

how_to_get_java() {
  case $(os_family) in
    debian) how_to_get_java_by_apt ;;
    fedora) echo '  sudo dnf install -y java-25-openjdk-devel' ;;
    arch) echo '  sudo pacman -S --needed jdk-openjdk' ;;
    mac) echo '  brew install openjdk@25' ;;
    other) echo '  https://adoptium.net/temurin/releases/?version=25 has one for most systems' ;;
  esac
}

how_to_get_java_by_apt() {
  if has apt-cache && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
    echo '  sudo apt-get install -y openjdk-25-jdk-headless'
    return
  fi
  code_name=$(os UBUNTU_CODENAME)
  [ -n "$code_name" ] || code_name=$(os VERSION_CODENAME)
  cat <<EOF
  sudo apt-get update && sudo apt-get install -y wget gpg
  wget -qO- https://packages.adoptium.net/artifactory/api/gpg/key/public | sudo gpg --dearmor -o /usr/share/keyrings/adoptium.gpg
  echo 'deb [signed-by=/usr/share/keyrings/adoptium.gpg] https://packages.adoptium.net/artifactory/deb $code_name main' | sudo tee /etc/apt/sources.list.d/adoptium.list
  sudo apt-get update && sudo apt-get install -y temurin-25-jdk
EOF
}

find_maven() {
  if has mvn; then mvn=mvn; return; fi
  if [ -n "${MAVEN_HOME:-}" ] && [ -x "$MAVEN_HOME/bin/mvn" ]; then mvn=$MAVEN_HOME/bin/mvn; return; fi
  say "no Maven is here; it builds YTArchive. To install it:"
  case $(os_family) in
    debian) echo '  sudo apt-get update && sudo apt-get install -y maven' ;;
    fedora) echo '  sudo dnf install -y maven' ;;
    arch) echo '  sudo pacman -S --needed maven' ;;
    mac) echo '  brew install maven' ;;
    other) echo '  https://maven.apache.org/download.cgi (3.6.3 or newer)' ;;
  esac | with_sudo_where_needed >&2
  exit 3
}

# Runs Maven on the JDK that was found; the options quieten what old Mavens do on new JDKs.
run_maven() {
  JAVA_HOME=$jdk MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
    "$mvn" --batch-mode --no-transfer-progress --file "$root/pom.xml" "$@"
}
