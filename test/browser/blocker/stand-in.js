// What a blocker serves in place of a script that it knows: nothing that could fail.
