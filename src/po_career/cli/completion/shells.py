"""The scripts with which bash, zsh and fish ask for completion, and where they are set up."""

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from typing import NamedTuple

from po_career.errors import FileAccessError, UsageError
from po_career.files import write_whole
from po_career.text import PROGRAM

BASH = r"""# po-career: completion for bash 4.4 and newer; in an older one (macOS has 3.2) nothing happens
_po_career() {
  local answer line
  COMPREPLY=()
  mapfile -t answer < <(_PO_CAREER_COMPLETE=bash "${1/#\~\//$HOME/}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  for line in "${answer[@]:1}"; do COMPREPLY+=("${line%%$'\t'*}"); done
  case " ${answer[0]} " in *" glued "*) compopt -o nospace ;; esac
  case " ${answer[0]} " in
    *" files "*)
      if ((${#COMPREPLY[@]})); then
        compopt -o filenames
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$2")
      else
        compopt -o default
      fi
      ;;
    *" folders "*) compopt -o dirnames ;;
  esac
}
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)) || complete -o nosort -F _po_career po-career
"""

ZSH = r"""#compdef po-career
# po-career: completion for zsh
_po_career() {
  local -a answer candidates
  local line flags
  local program=${(Q)words[1]/#\~\//$HOME/}
  answer=("${(@f)$(_PO_CAREER_COMPLETE=zsh $program "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  flags=" $answer[1] "
  for line in "${(@)answer[2,-1]}"; do
    candidates+=("${${${line%%$'\t'*}//\\/\\\\}//:/\\:}:${line#*$'\t'}")
  done
  [[ $PREFIX == --*=* ]] && compset -P 1 '*='
  local found=1
  if (($#candidates)); then
    if [[ $flags == *' glued '* ]]; then
      _describe -V 'po-career' candidates -S '' && found=0
    else
      _describe -V 'po-career' candidates && found=0
    fi
  fi
  [[ $flags == *' files '* ]] && _files && found=0
  [[ $flags == *' folders '* ]] && _files -/ && found=0
  return found
}
(($+functions[compdef])) || { autoload -Uz compinit && compinit; }
compdef _po_career po-career
"""

FISH = r"""# po-career: completion for fish
function __po_career_complete
    set -l typed (commandline -opc)
    set -l program $typed[1]
    set -e typed[1]
    set -l answer (env _PO_CAREER_COMPLETE=fish $program $typed (commandline -ct) 2>/dev/null)
    set -l flags $answer[1]
    set -e answer[1]
    for line in $answer
        echo $line
    end
    set -l token (commandline -ct)
    set -l option (string match -r -- '^--[^=]*=' $token)
    set -l path (string replace -r -- '^--[^=]*=' '' $token)
    set -l found
    if string match -q '*files*' -- $flags
        set found (complete --do-complete "'' $path")
    else if string match -q '*folders*' -- $flags
        set found (__fish_complete_directories $path)
    end
    for one in $found
        echo "$option$one"
    end
end
complete --command po-career --no-files --keep-order --arguments '(__po_career_complete)'
"""


class Shell(NamedTuple):
    """A shell: its script, the file it goes to, and the file with the line that loads it (None if
    the shell looks there by itself).
    """

    script: str
    file: Path
    loaded_by: Path | None


def script_of(shell: str | None) -> str:
    """The script of a shell: the one named, else the one in use. Raises UsageError."""
    return _shells()[_named(shell)].script


def install(shell: str | None) -> str:
    """Set up completion in a shell: the one named, else the one in use. Returns what was done, and
    what to do now.

    The rest of the shell's start-up file stays as it is. Raises UsageError, and FileAccessError if
    it cannot be written.
    """
    name = _named(shell)
    script, file, loaded_by = _shells()[name]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, script.encode())
        if loaded_by is None:
            loaded = f"{name} finds it there by itself."
            now = "It works in every fish from now on."
        else:
            loaded = _load(file, loaded_by)
            now = f"Open a new {name}, or for this one: source {_quoted(file)}"
    except (OSError, UnicodeDecodeError) as error:
        where = getattr(error, "filename", None) or loaded_by
        why = getattr(error, "strerror", None) or "is not text"
        raise FileAccessError(f"cannot set up completion: {where}: {why}") from error
    lines = [f"Completion for {name} is set up in {file}", loaded, now]
    if not which(PROGRAM):
        lines.append(
            f"{PROGRAM} is not on your PATH: completion starts once it is, since it goes by that"
            " name."
        )
    return "\n".join(lines) + "\n"


def _load(file: Path, start: Path) -> str:
    """Let the start-up file of a shell load `file`, unless it already does."""
    line = f"[ -r {_quoted(file)} ] && . {_quoted(file)}"
    before = start.read_text(encoding="utf-8") if start.exists() else ""
    if any(found.startswith(line) for found in before.splitlines()):
        return f"{start} loads it already."
    if before and not before.endswith("\n"):
        line = f"\n{line}"
    with start.open("a", encoding="utf-8") as rest:
        rest.write(f"{line}  # po-career completion\n")
    return f"A line at the end of {start} loads it; to undo this, delete that line and the file."


def _shells() -> Mapping[str, Shell]:
    from po_career.profile.store import profile_path

    home, data = Path.home(), profile_path().parent
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return {
        "bash": Shell(BASH, data / "completion.bash", home / ".bashrc"),
        "zsh": Shell(
            ZSH, data / "completion.zsh", Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        ),
        "fish": Shell(FISH, config / "fish" / "completions" / "po-career.fish", None),
    }


def _named(shell: str | None) -> str:
    name = shell or _running() or os.path.basename(os.environ.get("SHELL", ""))
    if name not in _shells():
        what = (
            f'"{name}" is not a shell with completion'
            if name
            else "cannot tell which shell this is"
        )
        raise UsageError(
            f"{what}\nexpected one of: bash, zsh, fish, for example po-career --install-completion"
            " bash"
        )
    return name


def _running() -> str | None:
    """The shell in use, by the processes above this one."""
    from importlib import import_module

    shellingham = import_module("shellingham")
    try:
        return str(shellingham.detect_shell()[0])
    except (shellingham.ShellDetectionFailure, OSError):
        return None


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
