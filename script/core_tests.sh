# Shared by the scripts that run the tests of other addons. Sourced after common.sh.
# shellcheck shell=bash

nice_odoo() { nice "$PYTHON" -m odoo "$@"; }

# kept_database NAME MODULES [ARGUMENTS…]: prints the name of a database with these modules, in
# English and with demo data, as their makers test them. Made once for each Odoo, and kept.
kept_database() {
    local key name part log=$LOGS/$1-install.log
    key=$(cat <(echo "$ODOO_ROOT $2") "$ODOO_ROOT/odoo/release.py" | cksum | cut -d' ' -f1)
    name=hr_kp_$1_$key
    if ! database_exists "$name"; then
        # Not «.part», the name of what copy_database makes.
        part=$name.new
        say "Making the database $name (log: $log)"
        psql -q -d "${PGDATABASE:-postgres}" -c "DROP DATABASE IF EXISTS \"$part\"" 2>/dev/null
        rm -rf "${DEV:?}/data/filestore/$part"
        nice_odoo -d "$part" -i "$2" --with-demo --stop-after-init --no-http "${@:3}" >"$log" 2>&1 ||
            die "the database could not be made; see $log"
        copy_database "$part" "$name"
        database_exists "$name" || die "the database $name could not be made of $part."
        psql -q -d "${PGDATABASE:-postgres}" -c "DROP DATABASE \"$part\""
        rm -rf "${DEV:?}/data/filestore/$part"
    fi
    printf '%s' "$name"
}

# run_tests DATABASE TAGS LOG: of addons that are installed there. Failures are told by the log.
run_tests() {
    nice "$PYTHON" "$ROOT/script/odoo_tests.py" -d "$1" --test-tags "$2" --stop-after-init \
        --http-port "$(free_port)" >"$3" 2>&1 || true
}

# test_without_and_with NAME DATABASE TAGS [OWN-TAGS]: runs the tests TAGS on a copy of the
# database, then with our addon, with OWN-TAGS added, on another, which stays as hr_kp_NAME;
# prints what differs and ends with 1 where our addon is to blame. ONLY_WITH=yes leaves the
# first run out: all have to pass then.
test_without_and_with() {
    local without=$LOGS/$1-without.log with=$LOGS/$1-with.log again=() tags
    if [ "${ONLY_WITH:-}" = yes ]; then
        without=-
    else
        copy_database "$2" "hr_kp_$1"
        say "$1: testing without the addon (log: $without)"
        run_tests "hr_kp_$1" "$3" "$without"
    fi
    copy_database "$2" "hr_kp_$1"
    say "$1: installing the addon and testing with it (log: $with)"
    nice_odoo -d "hr_kp_$1" -i hr_kp_classifier --with-demo --stop-after-init --no-http \
        >"$LOGS/$1-addon.log" 2>&1 || die "the addon could not be installed; see $LOGS/$1-addon.log"
    ! grep -E ' (WARNING|ERROR|CRITICAL) .*hr_kp_classifier' "$LOGS/$1-addon.log" >&2 ||
        die "the installation of the addon reported this; see $LOGS/$1-addon.log"
    run_tests "hr_kp_$1" "$3${4:+,$4}" "$with"
    # A browser on a busy machine may miss its time: what differs is run once more.
    tags=$("$PYTHON" "$ROOT/script/compare_tests.py" --tags "$without" "$with") || return 1
    if [ -n "$tags" ]; then
        again=("$LOGS/$1-again.log")
        say "$1: once more: $tags"
        run_tests "hr_kp_$1" "$tags" "${again[0]}"
    fi
    "$PYTHON" "$ROOT/script/compare_tests.py" "$without" "$with" "${again[@]}"
}
