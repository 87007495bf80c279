# The directory that this script is in, whatever symlink it was called through.
here=$0
while [ -h "$here" ]; do
    link=$(readlink "$here")
    case $link in
        /*) here=$link ;;
        *) here=$(dirname -- "$here")/$link ;;
    esac
done
here=$(CDPATH='' cd -- "$(dirname -- "$here")" && pwd -P) || exit 1
