"""What docs/deploiement.md tells an administrator to do, done."""
