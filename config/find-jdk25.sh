# Sourced by the scripts that start Java: find_jdk25 prints where a JDK 25 lies, or nothing.
# shellcheck shell=bash

is_jdk25() { [[ -x $1/bin/java ]] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"; }

find_jdk25() {
    local home
    shopt -s nullglob
    for home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.jdks/* \
        "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk25 "$home"; then
            echo "$home"
            return
        fi
    done
    home=$(command -v java || true)
    if [[ -n $home ]]; then
        home=$(dirname "$(dirname "$(readlink -f "$home")")")
        if is_jdk25 "$home"; then echo "$home"; fi
    fi
}
