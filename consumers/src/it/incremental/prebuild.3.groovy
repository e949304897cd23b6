assert new File(basedir, 'src/main/java/app/Short.java').delete()
